import attachments from './attachments.json';
import calendars from './calendars.json';
import cases from './cases.json';
import catalogue from './catalogue.json';
import checks from './checks.json';
import cockpit from './cockpit.json';
import communications from './communications.json';
import configure from './configure.json';
import customers from './customers.json';
import delegation from './delegation.json';
import delivery from './delivery.json';
import errors from './errors.json';
import factors from './factors.json';
import filing from './filing.json';
import health from './health.json';
import home from './home.json';
import identity from './identity.json';
import incidents from './incidents.json';
import keys from './keys.json';
import leaving from './leaving.json';
import look from './look.json';
import messageCenter from './messageCenter.json';
import notifications from './notifications.json';
import offers from './offers.json';
import organizations from './organizations.json';
import people from './people.json';
import policy from './policy.json';
import portal from './portal.json';
import record from './record.json';
import requests from './requests.json';
import search from './search.json';
import shell from './shell.json';
import subscriptions from './subscriptions.json';
import tenant from './tenant.json';
import topics from './topics.json';

export default {
  attachments,
  calendars,
  cases,
  catalogue,
  checks,
  cockpit,
  communications,
  configure,
  customers,
  delegation,
  delivery,
  errors,
  factors,
  filing,
  health,
  home,
  identity,
  incidents,
  keys,
  leaving,
  look,
  messageCenter,
  notifications,
  offers,
  organizations,
  people,
  policy,
  portal,
  record,
  requests,
  search,
  shell,
  subscriptions,
  tenant,
  topics,
};

import attachments from './attachments.json';
import cases from './cases.json';
import checks from './checks.json';
import communications from './communications.json';
import configure from './configure.json';
import delegation from './delegation.json';
import delivery from './delivery.json';
import errors from './errors.json';
import factors from './factors.json';
import filing from './filing.json';
import health from './health.json';
import home from './home.json';
import identity from './identity.json';
import incidents from './incidents.json';
import messageCenter from './messageCenter.json';
import notifications from './notifications.json';
import people from './people.json';
import policy from './policy.json';
import portal from './portal.json';
import requests from './requests.json';
import shell from './shell.json';
import subscriptions from './subscriptions.json';
import tenant from './tenant.json';
import topics from './topics.json';

export default {
  attachments,
  cases,
  checks,
  communications,
  configure,
  delegation,
  delivery,
  errors,
  factors,
  filing,
  health,
  home,
  identity,
  incidents,
  messageCenter,
  notifications,
  people,
  policy,
  portal,
  requests,
  shell,
  subscriptions,
  tenant,
  topics,
};

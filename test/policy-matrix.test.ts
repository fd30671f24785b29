import { describe, expect, it } from 'vitest';
import { type Actor, CUSTOMER_ROLES, OPERATOR_ROLES, PARTNER_ROLES, type Role, type Side } from '@/lib/policy/actor';
import { authorize, may, refusalOf } from '@/lib/policy/authorize';
import { type Action, POLICY } from '@/lib/policy/table';
import { DomainError } from '@/lib/shared/errors';
import { ORGANIZATIONS, PEOPLE, type PersonKey } from './cast';

/**
 * Who may do what, written by hand from the roles of the policy (docs/permissions.md has the table's own words): x may, . may not.
 * Silent there and decided here: a support lead sees deliveries, as the lead answers for what reached the desk; everybody at the
 * operator sees service health, as the operator publishes it; who is affected is for its staff that support, write or audit, not for the
 * administrator.
 */
const COLUMNS: readonly Role[] = [
  ...([
    'admin_agent',
    'sales_agent',
    'helpdesk_agent',
    'global_admin',
    'billing_admin',
    'user_management_admin',
  ] as const),
  ...([
    'global_administrator',
    'billing_administrator',
    'user_administrator',
    'service_support_administrator',
  ] as const),
  ...(['message_center_reader', 'message_center_privacy_reader', 'member'] as const),
  ...(['support_engineer', 'support_lead', 'communications_editor', 'administrator', 'auditor'] as const),
];

const TABLE = `
                          partner       customer        operator
                          A S H G B U   G B U S R P m   E L C A a
customer.find             x x x x . .   . . . . . . .   . . . . .
escalation.submit         x . x x . .   . . . . . . .   . . . . .
escalation.view           x . x x . .   . . . . . . .   x x . . x
escalation.view_summary   . . . . . .   x . . x . . .   . . . . .
escalation.set_severity   . . . . . .   . . . . . . .   x x . . .
escalation.judge          . . . . . .   . . . . . . .   x x . . .
escalation.take           . . . . . .   . . . . . . .   x x . . .
escalation.ask_partner    . . . . . .   . . . . . . .   x x . . .
escalation.resolve        . . . . . .   . . . . . . .   x x . . .
escalation.note           x . x x . .   . . . . . . .   x x . . .
escalation.reply          x . x x . .   . . . . . . .   x x . . .
escalation.tell_customer  x . x x . .   . . . . . . .   . . . . .
escalation.close          x . x x . .   . . . . . . .   . . . . .
escalation.reopen         x . x x . .   . . . . . . .   . . . . .
escalation.withdraw       x . x x . .   . . . . . . .   . . . . .
case.open                 . . . . . .   x . . x . . x   . . . . .
case.view                 x . x x . .   x . . x . . x   . . . . .
case.view_tenant          . . . . . .   x . . x . . .   . . . . .
case.reply                x . x x . .   x . . x . . x   . . . . .
case.note                 x . x x . .   . . . . . . .   . . . . .
case.resolve              x . x x . .   . . . . . . .   . . . . .
case.close                x . x x . .   x . . x . . x   . . . . .
case.reopen               x . x x . .   x . . x . . x   . . . . .
case.escalate             x . x x . .   . . . . . . .   . . . . .
health.view               x . x x . .   x . . x x x .   x x x x x
health.follow             x . x x . .   . . . . . . .   . . . . .
health.write              . . . . . .   . . . . . . .   . . x . .
health.report_affected    . . . . . .   x . . x . . .   . . . . .
health.view_affected      x . x x . .   x . . x x x .   x x x . x
service_message.view      . . . . . .   x . . x x x .   x x x x x
service_message.view_privacy . . . . . .   x . . . . x .   . x x . x
service_message.view_unpublished . . . . . .   . . . . . . .   . x x . x
service_message.mark      . . . . . .   x . . x x x .   . . . . .
service_message.oversee   . . . . . .   . . . . . . .   . x x . x
service_message.write     . . . . . .   . . . . . . .   . . x . .
service_message.approve   . . . . . .   . . . . . . .   . x . . .
service_message.publish   . . . . . .   . . . . . . .   . . x . .
service_message.import    . . . . . .   . . . . . . .   . . x . .
tenant.view               x . x x . .   x . x x . . .   . . . . .
tenant.change             x . x x . .   x . . . . . .   . . . . .
tenant.change_sharing     x . x x . .   x . . x . . .   . . . . .
delegation.view           . . . . . .   x . x x . . .   . . . . .
delegation.change         . . . . . .   x . . . . . .   . . . . .
support_contact.view      . . . . . .   x x x x x x x   . . . . .
subscription.view           x x . x . .   x x . . . . .   x x . x x
subscription.change_quantity x x . x . .   . . . . . . .   . . . . .
subscription.rename         x x . x . .   . . . . . . .   . . . . .
subscription.set_renewal    x x . x . .   . . . . . . .   . . . . .
subscription.suspend        x x . x . .   . . . . . . .   . . . . .
subscription.reactivate     x x . x . .   . . . . . . .   . . . . .
subscription.upgrade        x x . x . .   . . . . . . .   . . . . .
price.view                  x . . x x .   . . . . . . .   . . . . .
change_request.submit       . . . . . .   x x . . . . .   . . . . .
change_request.view         x x . x . .   x x . . . . .   . . . . .
change_request.amend        x x . x . .   . . . . . . .   . . . . .
change_request.execute      x x . x . .   . . . . . . .   . . . . .
change_request.decline      x x . x . .   . . . . . . .   . . . . .
change_request.withdraw     . . . . . .   x x . . . . .   . . . . .
delivery.view             . . . . . .   . . . . . . .   . x . x x
delivery.configure        . . . . . .   . . . . . . .   . . . x .
delivery.resend           . . . . . .   . . . . . . .   . . . x .
organization.view         . . . . . .   . . . . . . .   . . . x x
organization.enrol        . . . . . .   . . . . . . .   . . . x .
arrears.view              x x x x x x   . . . . . . .   . . . x x
arrears.change            . . . . . .   . . . . . . .   . . . x .
advanced_agreement.change . . . . . .   . . . . . . .   . . . x .
promise.view              . . . . . .   . . . . . . .   x x . x x
promise.change            . . . . . .   . . . . . . .   . x . x .
catalogue.view            . . . . . .   . . . . . . .   x x . x x
catalogue.change          . . . . . .   . . . . . . .   . . . x .
offer.view                . . . . . .   . . . . . . .   . . . x x
offer.change              . . . . . .   . . . . . . .   . . . x .
operator_home.view        . . . . . .   . . . . . . .   x x x x x
person.view               . . . x . x   x . . . . . .   . . . x x
person.invite             . . . x . x   x . . . . . .   . . . x .
person.join               x x x x x x   x x x x x x x   x x x x x
person.change_roles       . . . x . x   x . . . . . .   . . . x .
person.disable            . . . x . x   x . . . . . .   . . . x .
person.end_sessions       . . . x . x   x . . . . . .   . . . x .
person.unbind_provider    . . . x . x   x . . . . . .   . . . x .
person.password           x x x x x x   x x x x x x x   x x x x x
person.preferences        x x x x x x   x x x x x x x   x x x x x
notification.choose       x x x x x x   x x x x x x x   x x x x x
mail.view                 x x x x x x   x x x x x x x   x x x x x
mail.oversee              . . . . . .   . . . . . . .   . . . x x
mail.resend               . . . . . .   . . . . . . .   . . . x .
factor.manage             x x x x x x   x x x x x x x   x x x x x
factor.require            . . . . . .   x . . . . . .   . . . x .
factor.reset              . . . x . x   x . . . . . .   . . . x .
draft.keep                x . x x . .   x x x x x x x   x x x . .
record.search             . . . x . .   x . . . . . .   . . . x x
relation.end              . . . x . .   x . . . . . .   . . . . .
customer.off_board        . . . . . .   . . . . . . .   . . . x .
person.erase              . . . x . .   x . . . . . .   . . . x .
customer.view             x x x x . .   . . . . . . .   . . . . .
customer.create           x x . x . .   . . . . . . .   . . . . .
customer.invite_administrator x x . x . .   . . . . . . .   . . . . .
customer.edit_details     x x x x . .   . . . . . . .   . . . . .
customer.edit_billing     x x . x . .   . . . . . . .   . . . . .
subscription.order        x x . x . .   . . . . . . .   . . . . .
relation.request          x x . x . .   . . . . . . .   . . . . .
delegation.request        x . . x . .   . . . . . . .   . . . . .
relation.accept           . . . . . .   x . . . . . .   . . . . .
partner_profile.view      x x . x . .   . . . . . . .   . . . . .
partner_profile.edit      . . . x . .   . . . . . . .   . . . . .
roster.view               x x x x . .   . . . . . . .   . . . . .
roster.arrange            x . . x . .   . . . . . . .   . . . . .
`;

const MATRIX = new Map(
  TABLE.split('\n')
    .slice(3)
    .filter(Boolean)
    .map((line) => {
      const [action = '', ...marks] = line.split(/\s+/);
      return [action, marks] as const;
    }),
);

const SIDES: Record<Side, readonly Role[]> = {
  partner: PARTNER_ROLES,
  customer: CUSTOMER_ROLES,
  operator: OPERATOR_ROLES,
};
const sideOf = (role: Role) => (Object.keys(SIDES) as Side[]).find((side) => SIDES[side].includes(role)) ?? 'customer';

const actor = (side: Side, ...roles: Role[]): Actor => ({
  personId: PEOPLE.max.id,
  organizationId: ORGANIZATIONS.tailspin.id,
  side,
  roles,
  name: 'Somebody',
  email: 'somebody@tailspin.example',
  locale: 'en',
  timeZone: 'Asia/Shanghai',
  organizationName: 'Somewhere',
  isInArrears: false,
});

const actions = [...new Set<Action>(POLICY.map((row) => row.action))];
const expected = (action: Action, role: Role) => MATRIX.get(action)?.[COLUMNS.indexOf(role)] === 'x';
const castActor = (person: PersonKey) =>
  actor(ORGANIZATIONS[PEOPLE[person].organization].side, ...PEOPLE[person].roles);

describe('the role x action matrix', () => {
  it('has every role as a column and every action of the table as a row, and no other', () => {
    expect([...COLUMNS].sort()).toEqual([...PARTNER_ROLES, ...CUSTOMER_ROLES, ...OPERATOR_ROLES].sort());
    expect([...MATRIX.keys()].sort()).toEqual([...actions].sort());
    for (const marks of MATRIX.values()) expect(marks).toHaveLength(COLUMNS.length);
  });

  describe.each(actions)('%s', (action) => {
    it.each(COLUMNS)('%s', (role) => {
      const somebody = actor(sideOf(role), role);
      expect(may(somebody, action)).toBe(expected(action, role));
      if (expected(action, role)) expect(authorize(somebody, action)).toMatchObject({ action });
      else expect(() => authorize(somebody, action)).toThrow(DomainError);
    });
  });

  it('adds rights up', () => {
    for (const action of actions)
      expect(may(actor('partner', 'sales_agent', 'global_admin'), action)).toBe(
        expected(action, 'sales_agent') || expected(action, 'global_admin'),
      );
  });

  it('gives nothing without a role, and nothing for a role of another side', () => {
    for (const action of actions) {
      for (const side of ['partner', 'customer', 'operator'] as const) expect(may(actor(side), action)).toBe(false);
      for (const role of COLUMNS)
        for (const side of ['partner', 'customer', 'operator'] as const)
          if (side !== sideOf(role)) expect(may(actor(side, role), action)).toBe(false);
    }
  });
});

describe('the story of the cast', () => {
  it('hana, ada, fei and nora file; sam, tina and lin do not', () => {
    for (const person of ['hana', 'ada', 'fei', 'nora'] as const)
      expect(may(castActor(person), 'escalation.submit')).toBe(true);
    for (const person of ['sam', 'bo', 'ula', 'tina', 'lin', 'zhao'] as const)
      expect(may(castActor(person), 'escalation.submit')).toBe(false);
  });

  it('a refusal names its rule and who may', () => {
    expect(refusalOf(castActor('sam'), 'escalation.submit')).toEqual({
      kind: 'refused',
      action: 'escalation.submit',
      rule: 'P12',
      roles: ['admin_agent', 'helpdesk_agent', 'global_admin'],
    });
    expect(refusalOf(castActor('tina'), 'escalation.submit')).toMatchObject({ rule: 'P4', roles: [] });
    expect(refusalOf(castActor('hana'), 'escalation.set_severity')).toMatchObject({ rule: 'P21', roles: [] });
    expect(refusalOf(castActor('tina'), 'escalation.view')).toMatchObject({ rule: 'P22', roles: [] });
    for (const person of ['sam', 'tina'] as const)
      expect(refusalOf(castActor(person), 'delivery.view')).toMatchObject({ rule: 'P19', roles: [] });
    expect(refusalOf(castActor('lin'), 'delivery.resend')).toMatchObject({ rule: 'P19', roles: ['administrator'] });
  });

  it('every row names a rule of the policy', () => {
    for (const row of POLICY) expect(row.rule).toMatch(/^P([1-9]|1\d|2[0-3])$/);
  });

  it('a row without a role reaches nothing', () => {
    for (const row of POLICY) expect(row.roles.length === 0).toBe(row.scope === 'nothing');
  });
});

import { describe, expect, it } from 'vitest';
import { EVENT_NAMES } from '@/lib/delivery/schema';
import { CUSTOMER_ROLES, OPERATOR_ROLES, PARTNER_ROLES } from '@/lib/policy/actor';
import { KINDS } from '../schema';
import { isOnByDefault, kindsFor, messageKind, reaches } from './kinds';
import { REGISTRY, SILENT, tellsTechnicalContact } from './registry';

const ROLES_OF = { partner: PARTNER_ROLES, customer: CUSTOMER_ROLES, operator: OPERATOR_ROLES };
describe('the registry', () => {
  it('names every event, or says that it is nobody’s mail', () => {
    expect(EVENT_NAMES.filter((name) => !REGISTRY[name] && !SILENT.includes(name))).toEqual([]);
    expect(SILENT.filter((name) => REGISTRY[name])).toEqual([]);
  });

  it('names roles of the side that it speaks of', () => {
    for (const [name, lines] of Object.entries(REGISTRY))
      for (const { side, roles } of lines)
        expect([name, roles.filter((role) => !(ROLES_OF[side] as readonly string[]).includes(role))]).toEqual([
          name,
          [],
        ]);
  });

  it('tells a customer of an escalation only of its summary, and only when that has changed (P22)', () => {
    const lines = Object.entries(REGISTRY)
      .filter(([name]) => name.startsWith('escalation.'))
      .flatMap(([name, all]) => all.filter((line) => line.side === 'customer').map((line) => ({ name, ...line })));
    expect(lines.map((line) => line.name)).toEqual([
      'escalation.submitted',
      'escalation.customer_told',
      'escalation.closed',
    ]);
    expect(lines.every((line) => line.reads === 'record' && line.kind === 'requests_summary')).toBe(true);
  });

  it('tells technical contacts of service health and of nothing else', () => {
    const names = Object.keys(REGISTRY).filter(tellsTechnicalContact);
    expect(names).toEqual([
      'health_issue.published',
      'health_issue.updated',
      'health_issue.post_added',
      'health_issue.resolved',
    ]);
  });
});

describe('what a person is offered', () => {
  it('fits the side and the roles', () => {
    expect(kindsFor({ side: 'partner', roles: ['helpdesk_agent'] })).toEqual([
      'requests',
      'requests_team',
      'cases',
      'cases_team',
      'health_followed',
      'health',
    ]);
    expect(kindsFor({ side: 'partner', roles: ['user_management_admin'] })).toEqual([]);
    expect(kindsFor({ side: 'customer', roles: ['member'] })).toEqual(['cases']);
    expect(kindsFor({ side: 'operator', roles: ['support_engineer'] })).toEqual(['requests', 'requests_team']);
  });

  it('has data-privacy messages for the two roles that may read them', () => {
    const offered = CUSTOMER_ROLES.filter((role) =>
      kindsFor({ side: 'customer', roles: [role] }).includes('message_privacy'),
    );
    expect(offered).toEqual(['global_administrator', 'message_center_privacy_reader']);
  });

  it('offers every kind to somebody', () => {
    const everybody = (['partner', 'customer', 'operator'] as const).flatMap((side) =>
      kindsFor({ side, roles: ROLES_OF[side] }),
    );
    expect(KINDS.filter((kind) => !everybody.includes(kind))).toEqual([]);
  });

  it('has on what waits for the person, and off what a colleague does', () => {
    expect(isOnByDefault('requests')).toBe(true);
    expect(isOnByDefault('requests_team')).toBe(false);
  });
});

it('puts a message under data privacy before major update', () => {
  expect(messageKind({ isDataPrivacy: true, isMajorChange: true })).toBe('message_privacy');
  expect(messageKind({ isDataPrivacy: false, isMajorChange: true })).toBe('message_major');
  expect(messageKind({ isDataPrivacy: false, isMajorChange: false })).toBe('message_other');
});

it('reads from an audience whom it reaches', () => {
  expect(reaches('operator_partner', 'customer')).toBe(false);
  expect(reaches('operator_partner_customer', 'customer')).toBe(true);
  expect(reaches('partner', 'operator')).toBe(false);
});

import { customer, operator, type PolicyRow, partner } from '../row';

export const RECORD_ROWS = [
  operator('record.search', ['administrator', 'auditor'], 'organization.own', 'P20'),
  partner('record.search', ['global_admin'], 'organization.own', 'P20'),
  customer('record.search', ['global_administrator'], 'organization.own', 'P20'),

  customer('relation.end', ['global_administrator'], 'tenant.own', 'P5'),
  partner('relation.end', ['global_admin'], 'relation.own-customers', 'P5'),
  operator('relation.end', [], 'nothing', 'P5'),

  operator('customer.off_board', ['administrator'], 'organization.any', 'P8'),
  partner('customer.off_board', [], 'nothing', 'P8'),
  customer('customer.off_board', [], 'nothing', 'P8'),

  operator('person.erase', ['administrator'], 'organization.own', 'P19'),
  partner('person.erase', ['global_admin'], 'organization.own', 'P19'),
  customer('person.erase', ['global_administrator'], 'organization.own', 'P19'),
] as const satisfies readonly PolicyRow[];

import { OPERATOR_ROLES, PARTNER_ROLES } from '../actor';
import { customer, operator, type PolicyRow, partner } from '../row';

const ADMINISTRATION = ['administrator', 'auditor'] as const;
const PROMISING = ['support_lead', 'administrator'] as const;

export const OPERATOR_ADMIN_ROWS = [
  operator('organization.view', ADMINISTRATION, 'organization.any', 'P19'),
  partner('organization.view', [], 'nothing', 'P19'),
  customer('organization.view', [], 'nothing', 'P19'),
  operator('organization.enrol', ['administrator'], 'organization.any', 'P19'),
  partner('organization.enrol', [], 'nothing', 'P19'),
  customer('organization.enrol', [], 'nothing', 'P19'),

  operator('arrears.view', ADMINISTRATION, 'organization.any', 'P9'),
  partner('arrears.view', PARTNER_ROLES, 'organization.own', 'P9'),
  customer('arrears.view', [], 'nothing', 'P9'),
  operator('arrears.change', ['administrator'], 'organization.any', 'P9'),
  partner('arrears.change', [], 'nothing', 'P9'),
  customer('arrears.change', [], 'nothing', 'P9'),

  operator('advanced_agreement.change', ['administrator'], 'organization.any', 'P21'),
  partner('advanced_agreement.change', [], 'nothing', 'P21'),
  customer('advanced_agreement.change', [], 'nothing', 'P21'),

  operator('promise.view', ['support_engineer', ...PROMISING, 'auditor'], 'organization.own', 'P21'),
  partner('promise.view', [], 'nothing', 'P21'),
  customer('promise.view', [], 'nothing', 'P21'),
  operator('promise.change', PROMISING, 'organization.own', 'P21'),
  partner('promise.change', [], 'nothing', 'P21'),
  customer('promise.change', [], 'nothing', 'P21'),

  operator('catalogue.view', ['support_engineer', ...PROMISING, 'auditor'], 'organization.own', 'P19'),
  partner('catalogue.view', [], 'nothing', 'P19'),
  customer('catalogue.view', [], 'nothing', 'P19'),
  operator('catalogue.change', ['administrator'], 'organization.own', 'P19'),
  partner('catalogue.change', [], 'nothing', 'P19'),
  customer('catalogue.change', [], 'nothing', 'P19'),

  operator('offer.view', ADMINISTRATION, 'organization.own', 'P23'),
  partner('offer.view', [], 'nothing', 'P23'),
  customer('offer.view', [], 'nothing', 'P23'),
  operator('offer.change', ['administrator'], 'organization.own', 'P10'),
  partner('offer.change', [], 'nothing', 'P10'),
  customer('offer.change', [], 'nothing', 'P10'),

  operator('operator_home.view', OPERATOR_ROLES, 'self', 'P19'),
] as const satisfies readonly PolicyRow[];

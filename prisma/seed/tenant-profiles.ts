import type { OrganizationKey } from '@/test/cast';

type CustomerKey = Extract<OrganizationKey, 'tailspin' | 'wingtip' | 'adatum' | 'litware'>;

/** Where the customers are, as they once entered it. */
export const TENANT_PROFILES: Record<CustomerKey, Record<string, string>> = {
  tailspin: {
    street: '18 Jinji Lake Avenue',
    city: 'Suzhou',
    state_province: 'Jiangsu',
    postal_code: '215021',
    phone: '+86 512 5555 0180',
  },
  wingtip: {
    street: '600 Hongqi Road, Building 4',
    city: 'Tianjin',
    state_province: 'Tianjin',
    postal_code: '300190',
    phone: '+86 22 5555 0161',
  },
  adatum: {
    street: '77 Zhuyuan Road, Floor 9',
    city: 'Taicang',
    state_province: 'Jiangsu',
    postal_code: '215400',
    phone: '+86 512 5555 0142',
  },
  litware: {
    street: '3 Software Park, Unit 210',
    city: 'Xiamen',
    state_province: 'Fujian',
    postal_code: '361008',
    phone: '+86 592 5555 0155',
  },
};

/** Days since a directory user last chose a password, in turn. */
export const PASSWORD_AGES = [12, 84, 33, 61, 7, 95, 48, 79, 21, 66, 3, 54] as const;

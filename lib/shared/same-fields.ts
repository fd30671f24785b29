/** Whether a record still says in each of these fields what they say: what a form sends again is no other thing under the same key. */
export const saysTheSame = <Fields extends Record<string, string | number | boolean | null>>(
  record: { [Field in keyof Fields]: unknown },
  fields: Fields,
): boolean => Object.entries(fields).every(([name, value]) => record[name] === value);

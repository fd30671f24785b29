import { LiveInterest } from './live-interest';

/** Put on what a partner sees of its customer by delegation: when the customer takes it back, or the relation ends, the page that is open says so. */
export function DelegationInterest({
  customerId,
  partnerId,
  seen,
}: {
  customerId: string;
  partnerId: string;
  seen: readonly string[];
}) {
  const record = `${customerId}:${partnerId}`;
  return (
    <>
      <LiveInterest type="delegation" record={record} seen={seen} />
      <LiveInterest type="relation" record={record} seen={seen} />
    </>
  );
}

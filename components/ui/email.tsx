/** An e-mail address that, where it is too long for its line, breaks before the @. */
export function Email({ address }: { address: string }) {
  const at = address.lastIndexOf('@');
  return (
    <bdi>
      {at < 1 ? address : address.slice(0, at)}
      {at < 1 ? null : (
        <>
          <wbr />
          {address.slice(at)}
        </>
      )}
    </bdi>
  );
}

/** What a field says, and what it began with; null for what nobody types or chooses. Of a select, both by place. */
function saying(field: Element): { now: string; begun: string } | null {
  if (field instanceof HTMLTextAreaElement) return { now: field.value, begun: field.defaultValue };
  if (field instanceof HTMLSelectElement) {
    const begun = [...field.options].findIndex((option) => option.defaultSelected);
    return { now: String(field.selectedIndex), begun: String(Math.max(begun, 0)) };
  }
  if (!(field instanceof HTMLInputElement) || ['hidden', 'file', 'submit'].includes(field.type)) return null;
  return ['checkbox', 'radio'].includes(field.type)
    ? { now: String(field.checked), begun: String(field.defaultChecked) }
    : { now: field.value, begun: field.defaultValue };
}

export type Begun = Map<Element, string>;

export const begunOf = (form: HTMLFormElement): Begun =>
  new Map([...form.elements].flatMap((field) => [[field, saying(field)?.begun ?? ''] as const]));

/** Whether nobody has typed or chosen anything since, or is about to: each field says what it began with, or what it was given anew by the page. */
export const isUntouched = (form: HTMLFormElement, begun: Begun): boolean =>
  [...form.elements].every((field) => {
    const says = saying(field);
    if (says === null) return true;
    return field !== document.activeElement && (says.now === says.begun || says.now === begun.get(field));
  });

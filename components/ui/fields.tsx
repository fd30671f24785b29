import type { ComponentProps } from 'react';
import { FileInput, Input, Select, type SelectOption, Textarea } from './controls';
import { Field, type FieldProps } from './field';

type Own = keyof FieldProps;

export function TextField({
  name,
  id,
  label,
  hint,
  error,
  required,
  mark,
  className,
  ...control
}: FieldProps & Omit<ComponentProps<'input'>, Own>) {
  return (
    <Field {...{ name, id, label, hint, error, required, mark, className }}>
      {(wiring) => <Input type="text" {...control} {...wiring} />}
    </Field>
  );
}

export function TextareaField({
  name,
  id,
  label,
  hint,
  error,
  required,
  mark,
  className,
  ...control
}: FieldProps & Omit<ComponentProps<'textarea'>, Own>) {
  return (
    <Field {...{ name, id, label, hint, error, required, mark, className }}>
      {(wiring) => <Textarea {...control} {...wiring} />}
    </Field>
  );
}

export function SelectField({
  name,
  id,
  label,
  hint,
  error,
  required,
  mark,
  className,
  ...control
}: FieldProps & Omit<ComponentProps<'select'>, Own> & { options?: SelectOption[] }) {
  return (
    <Field {...{ name, id, label, hint, error, required, mark, className }}>
      {(wiring) => <Select {...control} {...wiring} />}
    </Field>
  );
}

export function FileField({
  name,
  id,
  label,
  hint,
  error,
  required,
  mark,
  className,
  ...control
}: FieldProps & Omit<ComponentProps<'input'>, Own | 'type'>) {
  return (
    <Field {...{ name, id, label, hint, error, required, mark, className }}>
      {(wiring) => <FileInput {...control} {...wiring} />}
    </Field>
  );
}

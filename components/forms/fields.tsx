'use client';
import type { ComponentProps, ReactNode } from 'react';
import { CheckboxCards, RadioCards } from '@/components/ui/choices';
import { SelectField as Select, TextField as Text, TextareaField } from '@/components/ui/fields';
import { labelName } from '@/lib/shared/form-state';
import { useShown } from './action-form';

type Shown<Props> = Omit<Props, 'id' | 'error'> & { name: string };

// `attempt` as key: React puts uncontrolled fields back to what they began with after an action, so each answer begins anew with what was typed.

/** What the field is called, sent along: its words can still be shown under it when the form has gone. */
function SentLabel({ name, label }: { name: string; label: ReactNode }) {
  return typeof label === 'string' ? <input type="hidden" name={labelName(name)} value={label} /> : null;
}

export function TextField({ defaultValue, ...props }: Shown<ComponentProps<typeof Text>>) {
  const { error, typed, fieldId, attempt } = useShown(props.name);
  return (
    <>
      <SentLabel name={props.name} label={props.label} />
      <Text key={attempt} {...props} id={fieldId} error={error} defaultValue={typed ?? defaultValue} />
    </>
  );
}

export function TextArea({ defaultValue, ...props }: Shown<ComponentProps<typeof TextareaField>>) {
  const { error, typed, fieldId, attempt } = useShown(props.name);
  return (
    <>
      <SentLabel name={props.name} label={props.label} />
      <TextareaField key={attempt} {...props} id={fieldId} error={error} defaultValue={typed ?? defaultValue} />
    </>
  );
}

export function SelectField({ defaultValue, ...props }: Shown<ComponentProps<typeof Select>>) {
  const { error, typed, fieldId, attempt } = useShown(props.name);
  return <Select key={attempt} {...props} id={fieldId} error={error} defaultValue={typed ?? defaultValue} />;
}

export function OneOf({ defaultValue, ...props }: Shown<ComponentProps<typeof RadioCards>>) {
  const { error, typed, fieldId, attempt } = useShown(props.name);
  return <RadioCards key={attempt} {...props} id={fieldId} error={error} defaultValue={typed ?? defaultValue} />;
}

/** Several of the choices; they travel under one name, joined by commas. */
export function AnyOf({
  defaultValue,
  ...props
}: Shown<Omit<ComponentProps<typeof CheckboxCards>, 'defaultValues'>> & { defaultValue?: string | undefined }) {
  const { error, typed, fieldId, attempt } = useShown(props.name);
  return (
    <CheckboxCards
      key={attempt}
      {...props}
      id={fieldId}
      error={error}
      defaultValues={(typed ?? defaultValue ?? '').split(',')}
    />
  );
}

import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { Disclosure } from './disclosure';
import { describedBy, FieldError, type FieldProps, Hint, Mark } from './field';

export type Choice = {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  /** Why it cannot be chosen; the choice stays in sight and says so. */
  refusal?: ReactNode;
};

type GroupProps = FieldProps & {
  options: Choice[];
  columns?: 1 | 2 | 3;
  /** Puts all but the first choice behind these words, where they are many and the first mostly does. */
  rest?: { label: string; isOpen: boolean };
};
type OptionProps = { id: string; option: Choice; control: ComponentProps<'input'>; isInvalid: boolean };

const COLUMNS = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' };

const isRefused = (option: Choice): boolean => option.refusal !== undefined && option.refusal !== null;

function Option({ id, option, control, isInvalid }: OptionProps) {
  const refused = isRefused(option);
  const says = option.description || refused;
  return (
    <label
      className={classNames(
        'flex min-w-0 items-start gap-2.5 rounded-md border bg-surface px-3 py-2 hover:border-ink',
        'has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--accent)]',
        'has-disabled:cursor-default has-disabled:border-line has-disabled:bg-sunken',
        isInvalid ? 'border-danger' : 'border-line-strong',
      )}
    >
      <input
        {...control}
        id={id}
        value={option.value}
        disabled={refused}
        aria-describedby={says ? `${id}-says` : undefined}
        className="mt-0.5 size-4 shrink-0"
      />
      <span className="min-w-0">
        <span className="block font-semibold">{option.label}</span>
        {says ? (
          <span id={`${id}-says`} className="block text-sm text-ink-muted">
            {option.description ? <span className="block">{option.description}</span> : null}
            {refused ? <span className="block">{option.refusal}</span> : null}
          </span>
        ) : null}
      </span>
    </label>
  );
}

function Group({
  name,
  id = name,
  label,
  hint,
  error,
  mark,
  className,
  options,
  columns = 1,
  rest,
  control,
}: GroupProps & { control: (option: Choice) => ComponentProps<'input'> }) {
  const first = options.find((option) => !isRefused(option)) ?? options[0];
  const cards = (shown: Choice[]) => (
    <div className={classNames('grid gap-2', COLUMNS[columns])}>
      {shown.map((option) => (
        <Option
          key={option.value}
          id={option === first ? id : `${id}-${option.value}`}
          option={option}
          control={control(option)}
          isInvalid={Boolean(error)}
        />
      ))}
    </div>
  );
  return (
    <fieldset aria-describedby={describedBy(id, hint, error)} className={classNames('min-w-0', className)}>
      <legend className="mb-1 font-semibold">
        {label}
        {mark ? <Mark>{mark}</Mark> : null}
      </legend>
      <div className="flex flex-col gap-1">
        {hint ? <Hint id={id}>{hint}</Hint> : null}
        {cards(rest ? options.slice(0, 1) : options)}
        {rest ? (
          <Disclosure summary={rest.label} isOpen={rest.isOpen}>
            {cards(options.slice(1))}
          </Disclosure>
        ) : null}
        {error ? <FieldError id={id}>{error}</FieldError> : null}
      </div>
    </fieldset>
  );
}

/** One of several, each with what it means. The first choice that is open carries the field's id, so that a link to the field focuses it. */
export function RadioCards({ defaultValue, ...group }: GroupProps & { defaultValue?: string | null }) {
  const control = (option: Choice) => ({
    type: 'radio',
    name: group.name,
    required: group.required,
    defaultChecked: option.value === defaultValue && !isRefused(option),
  });
  return <Group {...group} control={control} />;
}

/** Any of several, sent under one name. */
export function CheckboxCards({
  defaultValues = [],
  restLabel,
  ...group
}: Omit<GroupProps, 'rest'> & { defaultValues?: readonly string[]; restLabel?: string }) {
  const control = (option: Choice) => ({
    type: 'checkbox',
    name: group.name,
    defaultChecked: defaultValues.includes(option.value),
  });
  const isOpen = group.options.slice(1).some((option) => defaultValues.includes(option.value));
  return <Group {...group} rest={restLabel ? { label: restLabel, isOpen } : undefined} control={control} />;
}

/** A single yes or no. */
export function Checkbox({
  name,
  id = name,
  label,
  hint,
  error,
  className,
  mark,
  ...control
}: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps | 'type'>) {
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <label className="flex min-h-6 items-start gap-2">
        <input
          {...control}
          type="checkbox"
          id={id}
          name={name}
          aria-describedby={describedBy(id, hint, error)}
          aria-invalid={error ? true : undefined}
          className="mt-0.5 size-4 shrink-0"
        />
        <span>
          {label}
          {mark ? <Mark>{mark}</Mark> : null}
        </span>
      </label>
      {hint ? <Hint id={id}>{hint}</Hint> : null}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </div>
  );
}

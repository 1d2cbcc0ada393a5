import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsISO8601, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

const trim = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Required text, trimmed. */
export const RequiredText = (maxLength = 200) =>
  applyDecorators(
    trim(),
    IsString({ message: 'Enter a text.' }),
    IsNotEmpty({ message: 'Fill this in.' }),
    MaxLength(maxLength, { message: `At most ${maxLength} characters.` }),
  );

/** Text that may be left out; an empty one counts as left out. */
export const OptionalText = (maxLength = 200) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() || undefined : value)),
    IsOptional(),
    IsString({ message: 'Enter a text.' }),
    MaxLength(maxLength, { message: `At most ${maxLength} characters.` }),
  );

/** Calendar date, YYYY-MM-DD. */
export const DateField = () =>
  applyDecorators(
    Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Enter a date.' }),
    IsISO8601({ strict: true }, { message: 'Enter a date that exists.' }),
  );

/** Calendar date that may be left out; an empty text counts as left out. */
export const OptionalDate = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value)),
    IsOptional(),
    DateField(),
  );

/** Moment in time, ISO 8601 with an offset or Z; arrives as text. */
export const InstantField = () =>
  applyDecorators(
    Matches(/(Z|[+-]\d{2}:\d{2})$/, { message: 'Enter a time with its zone.' }),
    IsISO8601({ strict: true }, { message: 'Enter a time that exists.' }),
  );

/** Id of a row. */
export const IdField = () => IsUUID('all', { message: 'Choose one from the list.' });

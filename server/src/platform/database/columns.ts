import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

/** Primary key: a UUIDv7 made by the application. */
export const IdColumn = () => PrimaryColumn('uuid');

/** Reference to another row by its id. */
export const ReferenceColumn = (options: ColumnOptions = {}) => Column('uuid', options);

/** A moment in time, `timestamptz`. */
export const InstantColumn = (options: ColumnOptions = {}) => Column('timestamptz', options);

/** A calendar date without a time or zone, YYYY-MM-DD. */
export const CalendarDateColumn = (options: ColumnOptions = {}) => Column('date', options);

export const TextColumn = (options: ColumnOptions = {}) => Column('text', options);

/** A short list of words, `text[]`. */
export const WordsColumn = (options: ColumnOptions = {}) => Column('text', { ...options, array: true });

export const IntegerColumn = (options: ColumnOptions = {}) => Column('integer', options);

export const FlagColumn = (options: ColumnOptions = {}) => Column('boolean', options);

export const JsonColumn = (options: ColumnOptions = {}) => Column('jsonb', options);

/** Exact decimal that reads as a number; for doses, weights and volumes of up to 9 significant digits. */
export const DecimalColumn = (precision: number, scale: number, options: ColumnOptions = {}) =>
  Column('numeric', {
    ...options,
    precision,
    scale,
    transformer: {
      to: (value?: number | null) => value,
      from: (value: string | null) => (value === null ? null : Number(value)),
    },
  });

/** Counts the changes of a row. Raised by `Database.updateVersioned`, never by TypeORM. */
export const RevisionColumn = () => Column('integer', { default: 1 });

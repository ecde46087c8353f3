/** The type numbers that PostgreSQL gives to the column types read differently from its text. */
const BYTES = 17
const BIGINT = 20
const DATE = 1082
const TIMESTAMP_WITH_ZONE = 1184
const NUMERIC = 1700

/**
 * How a column's text becomes a value, by type number; the same for both engines. Counts and figures
 * become numbers (they are far below 2^53), bytes a buffer, days stay YYYY-MM-DD, instants become ISO 8601 in UTC.
 */
export const columnReaders: Readonly<Record<number, (text: string) => unknown>> = {
  [BYTES]: (text) => Buffer.from(text.slice('\\x'.length), 'hex'),
  [BIGINT]: Number,
  [NUMERIC]: Number,
  [DATE]: (text) => text,
  [TIMESTAMP_WITH_ZONE]: readInstant,
}

/** What is no instant, which only somebody else can have written, stays as it is for `verify` to find. */
function readInstant(text: string): string {
  try {
    return Temporal.Instant.from(text).toString()
  } catch {
    return text
  }
}

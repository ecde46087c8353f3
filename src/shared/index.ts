export { askProcess } from './ask-process.ts'
export { BEHIND_READERS, goBehindReaders } from './behind-readers.ts'
export { Failure, Outage } from './failure.ts'
export {
  absolute,
  compare,
  type Fraction,
  fraction,
  HUNDRED,
  halfUnit,
  halved,
  inPercentOf,
  minus,
  NOUGHT,
  ONE,
  over,
  plus,
  sum,
  times,
  toNumber,
} from './fraction.ts'
export { freeName } from './free-name.ts'
export { keepLatest } from './keep-latest.ts'
export { keepWithin, type ProcessBounds, TIME_USED_UP } from './keep-within.ts'
export { type AboutRequest, createLog, type Log } from './log.ts'
export { matchesIn } from './matches-in.ts'
export { describeMoment } from './moment.ts'
export { MONTH_NAMES, MONTH_WORDS, monthNamed } from './month-names.ts'
export { nearest } from './nearest.ts'
export {
  NUMBER_WORDS,
  numberInWords,
  ordinal,
  ordinalInWords,
  readNumber,
  readOrdinal,
  readShare,
  SHARE_WORDS,
} from './number-words.ts'
export {
  divideAndRound,
  formatNumber,
  formatSigned,
  MINUS,
  roundHalfAway,
  toFifteenFigures,
} from './numbers.ts'
export { asRoman } from './numerals.ts'
export { accept, type Outcome, type Problem, Refusal, refuse } from './outcome.ts'
export {
  comparePeriods,
  dayOf,
  daysIn,
  describeDay,
  describePeriod,
  labelPeriod,
  monthPeriod,
  monthsOf,
  overlaps,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodBefore,
  periodOf,
  quarterPeriod,
  shiftYears,
  wholeMonths,
  yearPeriod,
  yearToDate,
} from './period.ts'
export { periodFromAddress, periodInAddress } from './period-in-address.ts'
export { keepYaml, readYaml, readYamlInPart, type Step } from './read-yaml.ts'
export { BrokenEntry, withZip, type Zip, type ZipBounds, type ZipEntry } from './read-zip.ts'
export { remedies } from './remedies.ts'
export { remembering } from './remembering.ts'
export { citeSource, type Source, sourceSchema } from './source.ts'
export { readSpelt, SPELT_NUMBER } from './spelt-numbers.ts'
export { Turns } from './turns.ts'
export {
  type Disagreement,
  mayStandIn,
  NOTHING_UNREAD,
  namesIn,
  type Unread,
  withLines,
} from './unread.ts'
export { capitalise, endSentence, uncapitalise } from './words.ts'
export { type PackedFile, writeZip } from './write-zip.ts'

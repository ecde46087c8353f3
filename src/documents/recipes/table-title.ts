import { findPeriods } from '../papers/periods.ts'
import { cellKind } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import { isBareHeading, withoutGluedNote, withoutNotes } from './heading-words.ts'

const NUMBERED =
  /^(?:table|figure|chart|section|annex)(?:[\s_]*\d[\dA-Z.]*|[\s_]+[A-Z](?![A-Z])[\d.]*)\s*[:.–-]?\s*/i
const NO_TITLE =
  /^(?:source|notes?|contents|back to|published|publication|definition|click|this |it |these |for example|england and wales$|includes? |excludes? |applied filters?|filters?\b|extract(?:ed)? |export(?:ed)? |run (?:on|at)|data |figures? |·|•|\*|\(?[\dⁱ¹²³⁴]+[).] )/i
const UNIT_ALONE = /^(?:full[- ]time equivalents?|headcount|numbers?|percentages?|£.{0,6})$/i
const LONGEST = 250

/** The line above a table that says what it is of, as it stands: the one that is numbered, else the first. */
export function titleLine(titles: readonly string[]): string {
  const told = titles.filter((line) => isTitle(line.replace(NUMBERED, '').trim()))
  return told.findLast((line) => NUMBERED.test(line)) ?? told[0] ?? ''
}

function isTitle(line: string): boolean {
  return (
    line.length > 3 &&
    line.length < LONGEST &&
    !NO_TITLE.test(line) &&
    !UNIT_ALONE.test(line) &&
    cellKind(line) === 'words' &&
    !isBareHeading(line)
  )
}

/** What the lines above a table say that it is of; '' if nothing. */
export function subjectOf({ titles, feet }: Block): string {
  const line = titleLine(titles)
  return line === '' ? '' : titleSubject(line, feet)
}

/** The place that a title ends with: "England and Wales"; '' for none. */
export function placeInTitle(title: string): string {
  const parts = title.split(/\s*[,;:]\s+/).slice(1)
  return parts.map((part) => part.trim()).find((part) => NATION.test(part)) ?? ''
}

const NATION = /^(?:england(?: and wales)?|wales|united kingdom|great britain)$/i

const BROKEN_DOWN = /,?\s+\(?by (?!(?:the )?(?:police\b(?! force)|officers\b))[a-z].*$/i
const WHERE =
  /^(?:england(?: and wales)?|english regions?(?: and wales)?|wales|united kingdom|great britain|[a-z ]+ police)$/i

/**
 * What a title says that a table is of: "Police officers" of "Table 1: Police officers by police force
 * area, England and Wales, 30 September 2018". It is the same in the next edition.
 */
export function titleSubject(title: string, feet: readonly string[]): string {
  const plain = withoutGluedNote(withoutNotes(title.replace(NUMBERED, '')), feet)
  const parts = plain.split(/\s*[,;]\s+/)
  const kept = parts.filter(
    (part, index) => index === 0 || !(isTime(part) || WHERE.test(part.trim())),
  )
  const short = withoutNotes(kept.join(', ').replace(BROKEN_DOWN, '')).replace(/[\s:,–-]+$/, '')
  const timeless = findPeriods(short).reduceRight(
    (words, { start, end }) => `${words.slice(0, start)}${words.slice(end)}`,
    short,
  )
  return (
    withoutGluedNote(
      timeless.replace(/\s*[,:–-]?\s*(?:(?:in|for|at|from|to|as at|year ending)\s*)*$/i, '').trim(),
      feet,
    ) || plain
  )
}

function isTime(part: string): boolean {
  const left = findPeriods(part).reduceRight(
    (words, { start, end }) => `${words.slice(0, start)}${words.slice(end)}`,
    part,
  )
  return (
    left !== part &&
    /^[\s\d]*(?:(?:and|to|as at|at|in|for|from|year|years|ending|the|financial|experimental statistics)[\s\d]*)*$/i.test(
      left,
    )
  )
}

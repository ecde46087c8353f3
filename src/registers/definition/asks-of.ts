import { uncapitalise } from '#shared/index.ts'
import type { SingleField } from './field-schema.ts'

/** A label that says itself what is asked: "On what evidence", "The request as it came", "Its reference". */
const ASKED =
  /^(?:(?:about|after|against|as|at|before|by|during|every|for|from|in|into|near|of|on|over|since|through|to|towards|under|until|with|without) )?(?:what|whom?|whose|how|whether|where|why|when|which)\b|^(?:the|its|their|his|her|our|your|any|each|an?)(?= )/i

/** One that begins with something that was done or is, as a name does not: "Received", "Begins", "Paid by", "Open at its end". */
const NO_NAME =
  /^(?:\p{L}+(?:ed|ing)|begins|begun|born|brought|built|came|closes|comes|done|due|ends|expires|found|from|gave|given|goes|gone|got|held|kept|known|leads|left|lent|lost|made|met|new|not|old|open|opens|out|over|paid|pays|put|ready|runs|said|seen|sent|shown|since|sits|sold|spent|starts|stood|stops|taken|told|took|until|went|won|written)\b/iu

/** One that goes on from the label before it: "for controlled drugs", after "Searches". */
const GOES_ON = /^\p{Ll}/u

/** What is filled in of each kind where the label names it by another word, and words by which it names it itself. */
const CALLED: Partial<Record<SingleField['kind'], readonly [called: string, itself: RegExp]>> = {
  day: ['the day', /\b(?:day|date|month|quarter|year|week|deadline)s?\b/i],
  hour: ['the day and time', /\b(?:day|date|hour|time|moment|deadline)s?\b/i],
  count: ['the number', /^(?:\p{L}+ )?(?:age|average|number|score|share|sum|total)s?\b/iu],
  number: ['the number', /^(?:\p{L}+ )?(?:age|average|number|rate|score|share|sum|total)s?\b/iu],
  percentage: ['the percentage', /\b(?:percent|percentage|per cent|rate|share)\b/i],
  money: ['the amount', /\b(?:amount|budget|cost|fee|fine|grant|price|sum|total|value)s?\b/i],
  duration: ['the length of time', /\b(?:duration|hours|length|minutes|time)\b/i],
  code: ['the answer to', NO_NAME],
  place: ['the place', NO_NAME],
}

/**
 * What ends a sentence that asks for something of this name: "the day received", "what was asked about". Whatever the
 * name is, the sentence is one: where the name is no name of what is filled in, it stands in quotation marks.
 */
export function asksOf(label: string, kind: SingleField['kind']): string {
  if (ASKED.test(label) && !GOES_ON.test(label)) return inside(label)
  if (kind === 'yes-no') return `yes or no to “${label}”`
  const [called, itself] = CALLED[kind] ?? ['what to say under', NO_NAME]
  const isOfKind = itself === NO_NAME ? !NO_NAME.test(label) : itself.test(label)
  if (isOfKind && !GOES_ON.test(label)) return `the ${inside(label)}`
  return `${called} “${label}”`
}

/** A label inside a sentence: of "CCTV number" the letters stay. */
const inside = (label: string) => (/^\p{Lu}[^\p{Ll}\s]/u.test(label) ? label : uncapitalise(label))

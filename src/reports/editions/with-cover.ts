import { createHash } from 'node:crypto'
import { citeSource, describeDay } from '#shared/index.ts'
import type { Block, Report } from '../report.ts'
import { writeReportJson } from '../report-json.ts'
import { fullName } from '../report-order.ts'
import type { Cover } from './edition.ts'
import { wordsOfBreach } from './matters.ts'
import { judgeMethod } from './method.ts'

/**
 * What a report says, whatever the day as at which it was built, as 64 hexadecimal digits: two reports have
 * the same only where each word and figure is the same.
 */
export function digestOf(report: Report): string {
  return createHash('sha256')
    .update(writeReportJson({ ...report, asAt: '' }))
    .digest('hex')
}

/** The report with what is to be known of it as an edition: first at its beginning, the rest at its end. */
export function withCover(report: Report, cover: Cover): Report {
  const before = [...atTheBeginning(cover), ...onTheMethod(report, cover)]
  const after = atTheEnd(cover)
  return {
    ...report,
    sections: withReasons(report.sections, cover.accepted),
    introduction: [...before, ...report.introduction],
    method: [...report.method, ...after],
    tellsOfEdition: { introduction: before.length, method: after.length },
  }
}

/** What nobody had explained, with the reason that the sign-off gave beside it. */
function withReasons(
  sections: Report['sections'],
  accepted: Cover['accepted'],
): Report['sections'] {
  const reasons = new Map(
    accepted.flatMap(({ kind, words, reason }) =>
      kind === 'breach' ? [[words, reason] as const] : [],
    ),
  )
  if (reasons.size === 0) return sections
  return sections.map((section) => ({
    ...section,
    rows: section.rows.map((row) => ({
      ...row,
      exceptions: row.exceptions.map((exception) => {
        if (exception.kind !== 'unexplained') return exception
        const reason = reasons.get(wordsOfBreach(fullName(row, section.rows), exception.sentence))
        if (reason === undefined) return exception
        const said = { text: ` The reason given: ${asSentence(reason)}` }
        return { kind: 'reasoned' as const, sentence: [...exception.sentence, said] }
      }),
    })),
  }))
}

/** A report that is no edition, as its files say so: from when its figures are. */
export function asUnsigned(report: Report, today: string): Report {
  const unsigned = sayUnsigned(today)
  return { ...report, unsigned, introduction: [paragraph(unsigned), ...report.introduction] }
}

/** That a report is no edition, and from when its figures are. */
export function sayUnsigned(today: string): string {
  return `Not signed off: made from the figures as they are on ${describeDay(today)}.`
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', words: [{ text }] })
const heading = (text: string): Block => ({ kind: 'heading', level: 3, words: [{ text }] })
const list = (items: readonly string[]): Block => ({
  kind: 'list',
  ordered: false,
  items: items.map((text) => [{ text }]),
})

const FOUND = 'What was found before it was published'

function atTheBeginning({
  number,
  on,
  accepted,
  isApproved,
  isByOne,
  corrects,
  forced,
}: Cover): readonly Block[] {
  const approval = isApproved
    ? 'It was approved by somebody who had no hand in it.'
    : 'It was published before anybody approved it who had no hand in it.'
  const one = isByOne ? ' One person prepared and published it.' : ''
  return [
    paragraph(`Edition ${number}, published on ${describeDay(on)}. ${approval}${one}`),
    ...(accepted.length > 0
      ? [paragraph(`What was found in it and stays as it is, with the reason: see “${FOUND}”.`)]
      : []),
    ...(corrects
      ? [
          heading(`What edition ${number} corrects`),
          paragraph(
            `It takes the place of edition ${corrects.of}. ${asSentence(corrects.changed)} ${asSentence(corrects.why)}`,
          ),
          ...(corrects.where === undefined
            ? []
            : [
                {
                  kind: 'paragraph' as const,
                  words: [
                    { text: 'Where that was said: ' },
                    {
                      text: corrects.where,
                      ...(isElsewhere(corrects.link) ? { link: corrects.link } : {}),
                    },
                  ],
                },
              ]),
        ]
      : []),
    ...(forced
      ? [
          heading('Published although something stood in the way'),
          paragraph(asSentence(`It was published all the same because: ${forced.reason}`)),
          list(forced.despite),
        ]
      : []),
  ]
}

/** Who approved the method, and which of the comments that it was approved subject to are met. */
function onTheMethod(report: Report, cover: Cover): readonly Block[] {
  const method = report.approvedMethod
  if (method === undefined) return []
  const approved = `The method, version ${method.version}, was approved by ${method.approvedBy} (${citeSource(method.at)})`
  if (method.subjectTo.length === 0) return [paragraph(`${approved}.`)]
  return [
    paragraph(`${approved}, subject to comments:`),
    list(
      judgeMethod(method, report, cover).map(
        ({ comment, isMet, says }) =>
          `${asSentence(comment)} ${isMet ? 'Met' : 'Not met'}. ${says}`,
      ),
    ),
  ]
}

/** An address that leads somewhere from a file, too. */
function isElsewhere(link: string | undefined): link is string {
  return link !== undefined && /^https?:/.test(link)
}

function atTheEnd({ accepted, mended }: Cover): readonly Block[] {
  if (accepted.length === 0 && mended === 0) return []
  return [
    heading(FOUND),
    ...(mended > 0 ? [paragraph(`Mended: ${mended}.`)] : []),
    ...(accepted.length > 0
      ? [
          paragraph('What stays as it is, and why:'),
          list(accepted.map(({ words, reason }) => `${asSentence(words)} ${asSentence(reason)}`)),
        ]
      : []),
  ]
}

function asSentence(text: string): string {
  return /[.!?”]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`
}

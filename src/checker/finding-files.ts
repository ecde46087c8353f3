import { readFileSync } from 'node:fs'
import { type CsvField, writeCsv } from '#documents/index.ts'
import type { Download } from '#web/index.ts'
import { sayNames } from './check-page.ts'
import type { CheckedPapers } from './check-together.ts'
import { sayPlace, saySummary, VERDICT_WORDS } from './say-findings.ts'
import { escapeHtml } from './write-marked.ts'

/** The files that the findings can be kept as, by their names. */
export const FINDING_FILES = ['findings.html', 'findings.csv', 'annotated.html'] as const

export type FindingFile = (typeof FINDING_FILES)[number]

export function writeFindingFile(checked: CheckedPapers, file: FindingFile): Download {
  const name = `${sayNames(checked.names).replace(/\.[a-z]{1,5}$/iu, '')}-${file}`
  switch (file) {
    case 'findings.csv':
      return { name, type: 'text/csv; charset=utf-8', body: writeClaims(checked) }
    case 'findings.html':
      return { name, type: 'text/html; charset=utf-8', body: writeFindings(checked) }
    case 'annotated.html':
      return { name, type: 'text/html; charset=utf-8', body: writeAnnotated(checked) }
  }
}

const COLUMNS = [
  'finding',
  'verdict',
  'kind',
  'file',
  'page',
  'line',
  'quote',
  'stated',
  'recomputed',
  'explanation',
  'suggestion',
  'measure',
]

/** One row a claim that is to be put right, the worst first, then those to be looked at. */
function writeClaims({ findings, settled }: CheckedPapers): string {
  const rows = findings.flatMap(({ number, claims, file }) =>
    claims.map((claim) => [
      number,
      VERDICT_WORDS[claim.verdict],
      claim.kind,
      file,
      claim.where.page,
      claim.where.line,
      asField(claim.quote),
      asField(claim.stated),
      asField(claim.recomputed ?? ''),
      asField(claim.explanation),
      asField(claim.suggestion ?? ''),
      claim.tie?.measure ?? null,
    ]),
  )
  const lookAt = settled
    .filter(({ verdict }) => verdict === 'questionable')
    .map(({ file, where, kind, quote, stated, verdict, explanation }) => [
      null,
      VERDICT_WORDS[verdict],
      kind,
      file,
      where.page,
      where.line,
      asField(quote),
      asField(stated),
      null,
      asField(explanation),
      null,
      null,
    ])
  return writeCsv(COLUMNS, [...rows, ...lookAt], { mark: true })
}

/** Words of a stranger's paper; a figure with its sign runs nothing, and stays one. */
function asField(text: string): CsvField {
  return /^[+-][\d,.]+%?$/u.test(text) ? { asIs: text } : text
}

function writeFindings(checked: CheckedPapers): string {
  return writeFile(checked, `${sayNames(checked.names)}: figures checked`, listAll(checked))
}

function writeAnnotated(checked: CheckedPapers): string {
  const notes = `<h2>What is to be put right</h2>${listAll(checked)}`
  const paper = `<section class="cf-paper">${checked.markedHtml}</section>`
  return writeFile(checked, `${sayNames(checked.names)}: annotated`, `${paper}${notes}`)
}

function listAll(checked: CheckedPapers): string {
  return listFindings(checked) + listLookAt(checked)
}

function listLookAt({ settled }: CheckedPapers): string {
  const claims = settled.filter(({ verdict }) => verdict === 'questionable')
  if (claims.length === 0) return ''
  const items = claims.map(
    ({ file, where, quote, explanation }) =>
      `<li><p class="place">${escapeHtml(`${file}, ${sayPlace(where)}`)}</p>` +
      `<blockquote>${escapeHtml(quote)}</blockquote><p>${escapeHtml(explanation)}</p></li>`,
  )
  const lead = 'These figures do not agree, but it cannot be told which of them is wrong.'
  return `<h2>Look at this</h2><p>${lead}</p><ul>${items.join('\n')}</ul>`
}

function listFindings({ findings }: CheckedPapers): string {
  if (findings.length === 0) return '<p>Nothing was found wrong.</p>'
  const items = findings.map(
    ({ number, title, file, where, quote, explanations, suggestions, ties }) =>
      `<li id="finding-${number}" value="${number}"><h3>${escapeHtml(title)}</h3>` +
      `<p class="place">${escapeHtml(`${file}, ${sayPlace(where)}`)}</p>` +
      `<blockquote>${escapeHtml(quote)}</blockquote>` +
      explanations.map((text) => `<p>${escapeHtml(text)}</p>`).join('') +
      ties
        .map(
          ({ measure, area, period }) =>
            `<p>Held against ${escapeHtml(`${measure}, ${area}, ${period}`)}.</p>`,
        )
        .join('') +
      suggestions
        .map((text) => `<p class="suggestion">Should read: ${escapeHtml(text)}</p>`)
        .join('') +
      '</li>',
  )
  return `<ol>${items.join('\n')}</ol>`
}

const STYLE = readFileSync(new URL('./finding-file.css', import.meta.url), 'utf8')

/** A page that stands by itself: its style is in it, and it asks nobody for anything. */
function writeFile({ summary }: CheckedPapers, title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(saySummary(summary))}.</p>
${body}
<p class="place">Checked by Critical Friend. It checks whether figures fit each other, not whether they are true.</p>
</main>
</body>
</html>
`
}

import { readFileSync } from 'node:fs'
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
      return { name, type: 'text/csv; charset=utf-8', body: writeCsv(checked) }
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

/** One row a claim that is to be put right, the worst first; RFC 4180, with a mark for spreadsheets. */
function writeCsv({ findings }: CheckedPapers): string {
  const rows = findings.flatMap(({ number, claims, file }) =>
    claims.map((claim) => [
      String(number),
      VERDICT_WORDS[claim.verdict],
      claim.kind,
      file,
      claim.where.page === null ? '' : String(claim.where.page),
      String(claim.where.line),
      claim.quote,
      claim.stated,
      claim.recomputed ?? '',
      claim.explanation,
      claim.suggestion ?? '',
      claim.tie?.measure ?? '',
    ]),
  )
  return `\uFEFF${[COLUMNS, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/**
 * A cell of CSV. Words of a stranger's paper may begin with a sign that makes a spreadsheet run them;
 * a figure with a sign does not, and anything else gets an apostrophe before it.
 */
function csvCell(text: string): string {
  const isFigure = /^[+-][\d,.]+%?$/u.test(text)
  const safe = /^[=+\-@\t\r]/u.test(text) && !isFigure ? `'${text}` : text
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function writeFindings(checked: CheckedPapers): string {
  return writeFile(checked, `${sayNames(checked.names)}: figures checked`, listFindings(checked))
}

function writeAnnotated(checked: CheckedPapers): string {
  const notes = `<h2>What is to be put right</h2>${listFindings(checked)}`
  const paper = `<section class="cf-paper">${checked.markedHtml}</section>`
  return writeFile(checked, `${sayNames(checked.names)}: annotated`, `${paper}${notes}`)
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

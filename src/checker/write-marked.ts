import type { MarkedBlock, Segment } from './mark-paper.ts'

/**
 * A marked paper as HTML for the inside of a page; every word of the paper is escaped.
 *
 * @param name - written over it, when it is one of several
 */
export function writeMarked(blocks: readonly MarkedBlock[], name: string | null = null): string {
  const over = name === null ? [] : [`<h3 class="cf-paper__name">${escapeHtml(name)}</h3>`]
  return [
    ...over,
    ...blocks.map((block, index) => writeBlock(block, `${index + 1} of ${name ?? 'the paper'}`)),
  ].join('\n')
}

function writeBlock(block: MarkedBlock, which: string): string {
  if (block.kind === 'table') return writeTable(block, which)
  const marker = block.marker === null ? '' : `${escapeHtml(block.marker)} `
  const words = marker + writeWords(block.words)
  return block.kind === 'heading'
    ? `<p class="cf-paper__heading">${words}</p>`
    : `<p class="cf-paper__words">${words}</p>`
}

function writeTable(
  { heading, columns, rows }: Extract<MarkedBlock, { kind: 'table' }>,
  which: string,
): string {
  const width = Math.max(...rows.map(({ cells }) => cells.length), columns.length, 1)
  const isHeaded = columns.some((column) => column.trim() !== '')
  const lead = Math.max(0, width - columns.length)
  const heads = [...Array.from({ length: lead }, () => ''), ...columns].map((text) =>
    text.trim() === '' ? '<td></td>' : `<th scope="col">${escapeHtml(text)}</th>`,
  )
  const head = isHeaded ? `<thead><tr>${heads.join('')}</tr></thead>` : ''
  const body = rows.map(({ group, cells }, at) => {
    const isNew = group !== null && rows[at - 1]?.group !== group
    const over = isNew
      ? `<tr><th scope="rowgroup" colspan="${width}">${escapeHtml(group)}</th></tr>`
      : ''
    const [label = [], ...rest] = cells
    const written = rest.map((cell) => `<td>${writeWords(cell)}</td>`).join('')
    return `${over}<tr><th scope="row">${writeWords(label)}</th>${written}</tr>`
  })
  const caption = heading === '' ? '' : `<caption>${escapeHtml(heading)}</caption>`
  const name = escapeHtml(`Table, part ${which}`)
  return `<div class="cf-paper__table" role="region" aria-label="${name}" tabindex="0"><table>${caption}${head}<tbody>${body.join('')}</tbody></table></div>`
}

function writeWords(segments: readonly Segment[]): string {
  return segments.map(writeSegment).join('')
}

function writeSegment({ text, finding, first }: Segment): string {
  const words = escapeHtml(text)
  if (finding === null) return words
  const { number, verdict, title } = finding
  const place = first ? ` id="place-${number}"` : ''
  const mark = `<mark class="cf-mark cf-mark--${verdict}"${place}>${words}</mark>`
  if (!first) return mark
  const sign = `<a href="#finding-${number}" aria-label="Finding ${number}: ${escapeHtml(title)}">${number}</a>`
  return `${mark}<sup class="cf-mark__number">${sign}</sup>`
}

/** Words as HTML text or as the value of an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`)
}

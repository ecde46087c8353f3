/**
 * A tagged PDF with the first cell of each row of its tables marked as the header of that row, which
 * the PDF maker cannot be asked for.
 *
 * @param pdf - as the PDF maker writes it: objects in plain text, one table of their places
 * @throws when it is written in any other way
 */
export function tagRowHeaders(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1')
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
  const [, count = '', entries = '', trailer = ''] =
    /^xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]\s+)+)(trailer[\s\S]*?startxref\s+)\d+/.exec(
      text.slice(start),
    ) ?? []
  if (trailer === '') throw new Error('The PDF has no plain table of its objects')
  const places = [...entries.matchAll(/(\d{10}) \d{5} ([nf])/g)].map(([, place, use], number) => ({
    number,
    place: use === 'n' ? Number(place) : null,
  }))
  const objects = places
    .flatMap(({ number, place }) => (place === null ? [] : [{ number, place }]))
    .toSorted((one, other) => one.place - other.place)
    .map(({ number, place }, index, all) => ({
      number,
      body: text.slice(place, all[index + 1]?.place ?? start),
    }))
  const first = new Set(objects.map(({ body }) => firstCell(body)))

  let at = objects.length === 0 ? start : Math.min(...places.flatMap(({ place }) => place ?? []))
  const head = text.slice(0, at)
  const moved = new Map<number, number>()
  const bodies = objects.map(({ number, body }) => {
    const made = first.has(number) ? asRowHeader(body) : body
    moved.set(number, at)
    at += made.length
    return made
  })
  const table = places.map(({ number }) => {
    const place = moved.get(number)
    return place === undefined
      ? '0000000000 65535 f\r\n'
      : `${String(place).padStart(10, '0')} 00000 n\r\n`
  })
  const end = `xref\n0 ${count}\n${table.join('')}${trailer}${at}\n%%EOF`
  return Buffer.from([head, ...bodies, end].join(''), 'latin1')
}

/** The number of the object that is the first cell of a row; `undefined` for what is no row. */
function firstCell(body: string): number | undefined {
  const cell = /^\d+ 0 obj\s+<<\s+\/Type \/StructElem\s+\/S \/TR\s[\s\S]*?\/K \[(\d+) 0 R/.exec(
    body,
  )
  return cell?.[1] === undefined ? undefined : Number(cell[1])
}

function asRowHeader(body: string): string {
  return body
    .replace('/S /TD', '/S /TH')
    .replace(/\/O \/Table(?!\s+\/Scope)/, '/O /Table\n    /Scope /Row')
}

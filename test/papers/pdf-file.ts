/** A page of a PDF written by hand: its drawing commands and what else its dictionary says. */
export interface WrittenPage {
  readonly drawing: string
  readonly says?: string
}

/** A PDF of the pages given, in Helvetica as "F", with more objects and a longer trailer when asked. */
export function packPdf(
  pages: readonly WrittenPage[],
  { objects = [], trailer = '' }: { objects?: readonly string[]; trailer?: string } = {},
): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const all = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...pages.flatMap(({ drawing, says = '' }, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${5 + index * 2} 0 R/Resources<</Font<</F 3 0 R>>>>${says}>>`,
      `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    ]),
    ...objects,
  ]
  const parts = ['%PDF-1.7\n']
  const places: number[] = []
  let at = 9
  all.forEach((object, index) => {
    const part = `${index + 1} 0 obj${object}endobj\n`
    places.push(at)
    parts.push(part)
    at += part.length
  })
  parts.push(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n`)
  for (const place of places) parts.push(`${String(place).padStart(10, '0')} 00000 n \n`)
  parts.push(`trailer<</Size ${places.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF`)
  return Buffer.from(parts.join(''), 'latin1')
}

/** Commands that write lines of text from a point upwards of the foot of the page, 14 points apart. */
export function write(lines: readonly string[], x: number, y: number): string {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/gu, '\\$&')}) Tj 0 -14 Td`)
  return `BT /F 11 Tf ${x} ${y} Td ${shown.join(' ')} ET`
}

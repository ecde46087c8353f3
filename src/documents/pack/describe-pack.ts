import { createHash } from 'node:crypto'
import { type PDFContext, PDFHexString, PDFNumber, type PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { PackTold, PrintedNumbers } from './part.ts'
import { makeArray, makeDict } from './pdf-values.ts'

/** Where the pack keeps what it says of itself, for programs: no date, no author, no name of a program used before. */
export function describePack(into: PDFContext, told: PackTold, claimsUa: boolean): PDFRef {
  const info = { Title: PDFHexString.fromText(told.title), Producer: PDFString.of(PRODUCER) }
  into.trailerInfo.Info = into.register(makeDict(into, info))
  const metadata = into.stream(Buffer.from(xmp(told, claimsUa)), {
    Type: 'Metadata',
    Subtype: 'XML',
  })
  return into.register(metadata)
}

const PRODUCER = 'Critical Friend'

/** ISO 16684-1; ISO 14289-1, 5 for the part of PDF/UA. */
function xmp({ title, language }: PackTold, claimsUa: boolean): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>${PRODUCER}</pdf:Producer>${claimsUa ? '\n<pdfuaid:part>1</pdfuaid:part>' : ''}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A name of the file that is always the same for the same parts, told in the same way. */
export function identify(into: PDFContext, told: PackTold, parts: readonly Uint8Array[]): void {
  const digest = createHash('sha256').update(JSON.stringify(told))
  for (const part of parts) digest.update(part)
  const id = PDFHexString.fromBytes(digest.digest().subarray(0, 16))
  into.trailerInfo.ID = makeArray(into, [id, id])
}

/** Page labels: from which page of the pack the numbers of each part are counted (ISO 32000-1, 12.4.2). */
export function labelPages(
  into: PDFContext,
  parts: readonly { readonly numbers: PrintedNumbers; readonly pages: readonly PDFRef[] }[],
): PDFRef {
  const labels = makeArray(into, [])
  let first = 0
  for (const { numbers, pages } of parts) {
    labels.push(PDFNumber.of(first))
    labels.push(
      makeDict(into, {
        S: into.obj({ plain: 'D', roman: 'r', after: 'a' }[numbers.style]),
        P: numbers.style === 'after' ? PDFString.of(String(numbers.page)) : undefined,
        St: PDFNumber.of(numbers.first),
      }),
    )
    first += pages.length
  }
  return into.register(makeDict(into, { Nums: labels }))
}

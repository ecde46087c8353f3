import { type Outcome, refuse, withZip, type Zip, type ZipBounds } from '#shared/index.ts'

/** The files a document is made of, by name. */
export interface PaperParts {
  readonly names: ReadonlySet<string>
  /** The unpacked file, piece by piece; nothing when there is none of that name. */
  readonly open: (name: string) => AsyncIterable<Buffer>
}

/** Of a thousand pages with pictures: some thousands of files, 20 MB of them words. */
const BOUNDS: ZipBounds = {
  entries: 10_000,
  bytes: 100_000_000,
  wanted: (name) => /(?:\.xml|^mimetype)$/u.test(name),
  advice: {
    whenDamaged: 'Download it again, or save it again from the program it was made with',
    whenLocked: 'Save a copy without one and hand that in',
    whenTooMany: 'Save it again from the program it was made with',
    whenTooLarge: 'Save it again from the program it was made with',
  },
}
const MOST_SHORT = 1_000_000

/** Lends the files that a DOCX or ODT is made of. Pictures and the like stay packed. */
export async function withParts<Read>(
  file: string,
  bytes: Uint8Array,
  use: (parts: PaperParts) => Promise<Outcome<Read>>,
): Promise<Outcome<Read>> {
  return await withZip({ name: file, from: bytes }, BOUNDS, (zip) => use(partsOf(zip)))
}

function partsOf({ names, entries }: Zip): PaperParts {
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  return { names: new Set(names), open: (name) => byName.get(name)?.open() ?? nothing() }
}

async function* nothing(): AsyncGenerator<Buffer> {}

/** A short file of the paper as text; empty when there is none of that name. */
export async function readWhole(parts: PaperParts, name: string): Promise<string> {
  let text = ''
  for await (const chunk of parts.open(name)) {
    text += chunk.toString('utf8')
    if (text.length > MOST_SHORT) break
  }
  return text
}

export function tooLong(file: string): Outcome<never> {
  return refuse(
    'paper-too-long',
    `${file} has more text than is read at once. Split it, and check the parts`,
    file,
  )
}

export function damaged(file: string): Outcome<never> {
  return refuse(
    'damaged-paper',
    `${file} is damaged or cut short. ${BOUNDS.advice.whenDamaged}`,
    file,
  )
}

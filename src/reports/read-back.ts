import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

interface ReadPage {
  /** Each element's role, followed by the roles of its children, in the order of reading. */
  readonly tags: readonly (readonly string[])[]
  /** How much of the page is below its last line, its footer left out: 0.5 is half of it. */
  readonly empty: number
}

/** What a reading program makes of a PDF, page by page. For tests. */
export async function readBack(pdf: Uint8Array): Promise<readonly ReadPage[]> {
  const loading = getDocument({
    data: Uint8Array.from(pdf),
    verbosity: VerbosityLevel.ERRORS,
  })
  const file = await loading.promise
  const pages: ReadPage[] = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const [, bottom = 0, , top = 0] = page.view
    const { items } = await page.getTextContent()
    const heights = items.flatMap((item) =>
      'transform' in item && item.str.trim() !== '' ? [Number(item.transform[5])] : [],
    )
    // Its types say less than it gives: what has no role is the text itself
    const tree = (await page.getStructTree()) as Tagged | null
    pages.push({
      tags: tree ? tagsIn(tree) : [],
      empty: Math.min(...heights.filter((height) => height > FOOTER)) / (top - bottom),
    })
  }
  await loading.destroy()
  return pages
}

/** The number of the page stands below this, in points from the bottom edge. */
const FOOTER = 45

interface Tagged {
  readonly role?: string
  readonly children?: readonly Tagged[]
}

/** Each element's role, followed by the roles of its children. */
function tagsIn({ role = '', children = [] }: Tagged): string[][] {
  return [[role, ...children.map((child) => child.role ?? '')], ...children.flatMap(tagsIn)]
}

import { launchChromium } from './chromium.ts'

const LOOKED_AT = [320, 768, 1280] as const

/** `node test/look.ts <url> <prefix>`: pictures of a whole page, to look at before saying it is good. */
const [address, prefix] = process.argv.slice(2)
if (address === undefined || prefix === undefined) {
  process.stderr.write('Give an address and how the pictures are to be named: <url> <prefix>\n')
  process.exitCode = 2
} else {
  const browser = await launchChromium()
  try {
    for (const width of LOOKED_AT) {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        javaScriptEnabled: false,
      })
      await page.goto(address)
      await page.screenshot({ path: `${prefix}-${width}.png`, fullPage: true })
    }
  } finally {
    await browser.close()
  }
}

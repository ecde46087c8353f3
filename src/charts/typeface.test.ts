import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'
import { fitText, textWidth, wrapText } from './typeface.ts'

/** Advance widths by character, from a WOFF file's `cmap` (format 4), `hhea` and `hmtx` tables. */
function readAdvances(weight: 400 | 700): ReadonlyMap<string, number> {
  const name = `atkinson-hyperlegible-next-latin-${weight}-normal.woff`
  const file = `@fontsource/atkinson-hyperlegible-next/files/${name}`
  const woff = readFileSync(fileURLToPath(import.meta.resolve(file)))
  const table = (wanted: string): Buffer => {
    for (let at = 44; at < 44 + 20 * woff.readUInt16BE(12); at += 20) {
      if (woff.toString('latin1', at, at + 4) !== wanted) continue
      const start = woff.readUInt32BE(at + 4)
      const packed = woff.subarray(start, start + woff.readUInt32BE(at + 8))
      return packed.length < woff.readUInt32BE(at + 12) ? inflateSync(packed) : packed
    }
    throw new Error(`${name} has no ${wanted} table`)
  }
  const [cmap, hmtx] = [table('cmap'), table('hmtx')]
  const measured = table('hhea').readUInt16BE(34)
  const unitsPerEm = table('head').readUInt16BE(18)
  const advances = new Map<string, number>()
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const start = cmap.readUInt32BE(8 + index * 8)
    if (cmap.readUInt16BE(start) !== 4) continue
    const half = cmap.readUInt16BE(start + 6)
    for (let segment = 0; segment < half; segment += 2) {
      const last = cmap.readUInt16BE(start + 14 + segment)
      const offsetAt = start + 16 + 3 * half + segment
      const [first, delta, offset] = [
        cmap.readUInt16BE(start + 16 + half + segment),
        cmap.readUInt16BE(start + 16 + 2 * half + segment),
        cmap.readUInt16BE(offsetAt),
      ]
      for (let code = first; code <= last && code < 0xffff; code += 1) {
        const found =
          offset === 0 ? code : cmap.readUInt16BE(offsetAt + offset + 2 * (code - first))
        const glyph = (found + delta) & 0xffff
        const advance = hmtx.readUInt16BE(4 * Math.min(glyph, measured - 1))
        advances.set(String.fromCharCode(code), (advance * 1000) / unitsPerEm)
      }
    }
  }
  return advances
}

const LATIN = Array.from({ length: 0xff - 0x20 }, (_, index) => String.fromCharCode(0x20 + index))
const IN_FIGURES = '–—‘’“”•…€−'

describe('textWidth', () => {
  for (const [weight, bold] of [
    [400, false],
    [700, true],
  ] as const) {
    it(`agrees with every character of the shipped typeface at weight ${weight}`, () => {
      const advances = readAdvances(weight)
      const wanted = [...LATIN, ...IN_FIGURES].filter((character) => advances.has(character))
      assert.ok(wanted.length > 190)
      for (const character of wanted) {
        if (character === '\u00ad') continue // a soft hyphen is not drawn
        const width = textWidth(character, 1000, bold)
        assert.equal(Math.round(width), advances.get(character), `the width of "${character}"`)
      }
    })
  }

  it('takes a letter from another typeface to be wide', () => {
    assert.equal(Math.round(textWidth('漢', 10)), 11)
  })
})

describe('fitText', () => {
  it('leaves a line that fits as it is, and cuts one that does not', () => {
    assert.equal(fitText('first lockdown', 200, 15), 'first lockdown')
    assert.equal(fitText('first lockdown', 60, 15), 'first loc…')
    assert.equal(fitText('first lockdown', 3, 15), '')
  })
})

describe('wrapText', () => {
  it('takes as many lines as the words need', () => {
    assert.deepEqual(wrapText('usual upper £1,790,000,000', 130, 15), [
      'usual upper',
      '£1,790,000,000',
    ])
  })
})

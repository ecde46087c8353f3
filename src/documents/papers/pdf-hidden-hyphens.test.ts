import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { putHyphensBack } from './pdf-hidden-hyphens.ts'

const piece = (text: string, x: number, end: number, y = 100) => ({ text, x, end, y, size: 10 })
const textsOf = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text)

describe('putHyphensBack', () => {
  const back = (pieces: readonly ReturnType<typeof piece>[], drawn: string) =>
    textsOf(putHyphensBack(pieces, [...drawn.replaceAll(' ', '').replaceAll('~', '\u00AD')]))

  it('puts one inside a piece, and at the end of a word broken at the end of a line', () => {
    assert.deepEqual(back([piece('longstanding', 0, 60)], 'long~standing'), ['long-standing'])
    const lines = [piece('all offen', 0, 40), piece('ces fell', 0, 40, 112)]
    assert.deepEqual(back(lines, 'alloffen~cesfell'), ['all offen-', 'ces fell'])
  })

  it('takes one before a figure for its sign, whether a cell or a word stands before it', () => {
    assert.deepEqual(back([piece('56', 0, 12), piece('44', 80, 92)], '56~44'), ['56', '-44'])
    assert.deepEqual(back([piece('by', 0, 10), piece('44', 16, 28)], 'by~44'), ['by', '-44'])
    assert.deepEqual(back([piece('44', 0, 12)], '~44'), ['-44'])
    // "COVID-19": they touch but for it
    assert.deepEqual(back([piece('COVID', 0, 30), piece('19', 33, 45)], 'COVID~19'), [
      'COVID-',
      '19',
    ])
  })

  it('moves the edge of a piece by what it gains', () => {
    const [first] = putHyphensBack([piece('44', 80, 92)], ['\u00AD', '4', '4'])
    assert.equal(first?.x.toFixed(1), '76.7')
  })

  it('leaves a page alone whose letters come in another order', () => {
    assert.deepEqual(back([piece('56', 0, 12), piece('44', 80, 92)], '44~56'), ['56', '44'])
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { agreedText, joinPieces, mergeTexts } from './merge-texts.ts'

const before = 'Calls rose.\n\nBurglary fell.\n\nNothing else was unusual.\n'

describe('mergeTexts', () => {
  it('takes what each of two people changed, in paragraphs that stand side by side', () => {
    const theirs = before.replace('Calls rose.', 'Calls rose in May.')
    const yours = before.replace('Burglary fell.', 'Burglary fell in June.')
    assert.equal(
      agreedText(mergeTexts({ before, theirs, yours }, 'paragraph'), 'paragraph'),
      'Calls rose in May.\n\nBurglary fell in June.\n\nNothing else was unusual.\n',
    )
  })

  it('takes a paragraph that one added or took out beside one that the other changed', () => {
    const merged = (was: string, theirs: string, yours: string) =>
      agreedText(
        mergeTexts(
          {
            before: was.replaceAll('/', '\n\n'),
            theirs: theirs.replaceAll('/', '\n\n'),
            yours: yours.replaceAll('/', '\n\n'),
          },
          'paragraph',
        ),
        'paragraph',
      )
        ?.trim()
        .replaceAll('\n\n', '/')
    for (const [was, theirs, yours, both] of [
      ['One', 'One/Two', 'One, mended', 'One, mended/Two'],
      ['One', 'Nought/One', 'One, mended', 'Nought/One, mended'],
      ['One/Three', 'One/Two/Three', 'One/Three, mended', 'One/Two/Three, mended'],
      ['One/Two/Three', 'One/Three', 'One/Two/Three, mended', 'One/Three, mended'],
      ['One/Two', 'One, mended/Two', 'One', 'One, mended'],
      ['One/Three', 'One/Two/Three', 'One', 'One/Two'],
    ] as const) {
      assert.equal(merged(was, theirs, yours), both)
      assert.equal(merged(was, yours, theirs), both)
    }
    assert.equal(merged('One', 'One/Two', 'One/Other'), undefined)
  })

  it('takes once what both changed in the same way, whatever their line ends', () => {
    const same = before.replace('Calls rose.', 'Calls rose in May.')
    const yours = same.replaceAll('\n', '\r\n')
    assert.equal(
      agreedText(mergeTexts({ before, theirs: same, yours }, 'paragraph'), 'paragraph'),
      same,
    )
  })

  it('gives back as a conflict a paragraph that both changed, with what it was', () => {
    const theirs = before.replace('Burglary fell.', 'Burglary fell in May.')
    const yours = before.replace('Burglary fell.', 'Burglary fell in June.')
    const pieces = mergeTexts({ before, theirs, yours }, 'paragraph')
    assert.equal(agreedText(pieces, 'paragraph'), undefined)
    assert.deepEqual(pieces, [
      { kind: 'agreed', text: 'Calls rose.' },
      {
        kind: 'conflict',
        before: 'Burglary fell.',
        theirs: 'Burglary fell in May.',
        yours: 'Burglary fell in June.',
      },
      { kind: 'agreed', text: 'Nothing else was unusual.' },
    ])
  })

  it('does not let one take out a paragraph that the other changed', () => {
    const theirs = before.replace('Burglary fell.', 'Burglary fell in May.')
    const yours = before.replace('Burglary fell.\n\n', '')
    const pieces = mergeTexts({ before, theirs, yours }, 'paragraph')
    assert.deepEqual(
      pieces.flatMap((piece) => (piece.kind === 'conflict' ? [[piece.theirs, piece.yours]] : [])),
      [['Burglary fell in May.', '']],
    )
  })

  it('makes of two texts where there was none a conflict of the two', () => {
    assert.deepEqual(mergeTexts({ before: '', theirs: 'One.\n', yours: 'Two.\n' }, 'paragraph'), [
      { kind: 'conflict', before: '', theirs: 'One.', yours: 'Two.' },
    ])
  })

  it('merges a file of data by its lines, and keeps its blank ones', () => {
    const file = 'events:\n  - id: one\n\n  - id: two\n\n  - id: three\n'
    const theirs = `${file}\n  - id: four\n`
    const yours = file.replace('id: one', 'id: first')
    assert.equal(
      agreedText(mergeTexts({ before: file, theirs, yours }, 'line'), 'line'),
      'events:\n  - id: first\n\n  - id: two\n\n  - id: three\n\n  - id: four\n',
    )
  })

  const paragraph = fc.constantFrom('One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.')
  const text = fc.array(paragraph, { maxLength: 7 })
  const written = (paragraphs: readonly string[]) => joinPieces(paragraphs, 'paragraph')

  it('gives back what one made where the other changed nothing, on either side', () => {
    fc.assert(
      fc.property(text, text, (was, now) => {
        const [before, changed] = [written(was), written(now)]
        for (const texts of [
          { before, theirs: changed, yours: before },
          { before, theirs: before, yours: changed },
          { before, theirs: changed, yours: changed },
        ]) {
          assert.equal(agreedText(mergeTexts(texts, 'paragraph'), 'paragraph'), changed)
        }
      }),
    )
  })

  it('loses no paragraph that either of them wrote: it is in the text or in a conflict', () => {
    const own = (who: string) =>
      fc.array(
        fc.oneof(
          paragraph,
          fc.nat(50).map((number) => `${who} ${number}.`),
        ),
        {
          maxLength: 7,
        },
      )
    fc.assert(
      fc.property(text, own('Theirs'), own('Yours'), (was, theirs, yours) => {
        const merged = mergeTexts(
          { before: written(was), theirs: written(theirs), yours: written(yours) },
          'paragraph',
        )
        const held = merged
          .flatMap((piece) =>
            piece.kind === 'agreed' ? [piece.text] : [piece.theirs, piece.yours],
          )
          .join('\n\n')
        for (const one of [...theirs, ...yours].filter((it) => /^(Theirs|Yours)/.test(it))) {
          assert.ok(held.split('\n\n').includes(one), `${one} in ${held}`)
        }
      }),
    )
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTypst } from '../../../test/papers/paper-files.ts'
import { packPdf, write } from '../../../test/papers/pdf-file.ts'
import type { Block, Grid } from './document.ts'
import { readPdf } from './read-pdf.ts'

async function read(pdf: Buffer): Promise<readonly Block[]> {
  const outcome = await readPdf('paper.pdf', pdf)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value.blocks
}

const wordsOf = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.kind === 'table' ? 'TABLE' : block.passage.text))

const gridsOf = (blocks: readonly Block[]): readonly Grid[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []))

const cellsOf = (grid: Grid | undefined) => grid?.rows.map((row) => [row.label, ...row.cells])

const TYPST_PAGE = '#set page(paper: "a4", header: [Northmere panel], numbering: "1 of 1")\n'

async function refusalOf(pdf: Buffer): Promise<string> {
  const outcome = await readPdf('paper.pdf', pdf)
  assert.ok(!outcome.ok)
  return outcome.problems.map((it) => it.message).join('\n')
}

describe('readPdf', () => {
  it('joins a sentence over a page, without the header and the number between its halves', async () => {
    const blocks = await read(
      setTypst(
        `${TYPST_PAGE}#v(22.5cm)\nThe panel considered the report of the commissioner on the year, and heard that there had been a rise of 1,204 offences to 5,310 in the quarter, which the chief constable put down to the way in which they are counted since the spring, as had been said at the last meeting of the panel and in the papers that were sent to its members before that, and noted it. #lorem(20)`,
      ),
    )
    const [first] = wordsOf(blocks)
    assert.match(first ?? '', /^The panel considered .* and noted it\./u)
    assert.doesNotMatch(wordsOf(blocks).join(' '), /Northmere panel|1 of 2|2 of 2/u)
    const block = blocks[0]
    assert.ok(block?.kind === 'paragraph')
    assert.deepEqual(
      [block.passage.starts[0]?.place.page, block.passage.starts.at(-1)?.place.page],
      [1, 2],
    )
  })

  it('knows the header of a page by what the file calls furniture, though it stands on one page alone', async () => {
    const blocks = await read(
      setTypst(
        `#set page(paper: "a4", header: context if counter(page).get().first() == 2 [Northmere panel])
#table(columns: 3, [Area], [2023], [2024], [North], [410], [422], [South], [38], [41])
#v(21cm)
The panel considered the report of the commissioner on the year, and heard that there had been a rise of 1,204 offences to 5,310 in the quarter, which the chief constable put down to the way in which they are counted since the spring, as had been said at the last meeting of the panel and in the papers that were sent to its members before that, and noted it. #lorem(20)`,
      ),
    )
    const words = wordsOf(blocks).join(' ')
    assert.match(words, /The panel considered .* and noted it\./u)
    assert.doesNotMatch(words, /Northmere panel/u)
  })

  it('tells the caption of a table from a heading over it by its size', async () => {
    const table =
      '#table(columns: 3, [Area], [2023], [2024], [North], [410], [422], [South], [38], [41])'
    const blocks = await read(
      setTypst(
        `= Waiting at hospitals\nNorth waited longest of the two.\n\nHours lost, by hospital\n\n${table}`,
      ),
    )
    assert.deepEqual(
      blocks.map((it) => [it.kind, it.kind === 'table' ? '' : it.passage.text]),
      [
        ['heading', 'Waiting at hospitals'],
        ['paragraph', 'North waited longest of the two.'],
        ['paragraph', 'Hours lost, by hospital'],
        ['table', ''],
      ],
    )
  })

  it('reads two columns one after the other', async () => {
    const left = Array.from({ length: 8 }, (_, at) => `left column has words on line ${at + 1}`)
    const right = left.map((line) => line.replace('left', 'right'))
    const blocks = await read(
      packPdf([{ drawing: `${write(left, 60, 700)} ${write(right, 320, 695)}` }]),
    )
    assert.equal(wordsOf(blocks).join(' '), [...left, ...right].join(' '))
  })

  it('leaves out the raised number of a footnote, and puts the note after the paragraph', async () => {
    for (const typographic of [true, false]) {
      const blocks = await read(
        setTypst(
          `#set super(typographic: ${typographic})\nThere were 5,050#footnote[Counted on 3 July.] reports on the 21#super[st] of June.`,
        ),
      )
      assert.deepEqual(wordsOf(blocks), [
        'There were 5,050 reports on the 21st of June.',
        'Counted on 3 July.',
      ])
    }
  })

  it('puts words broken at the end of a line together, and keeps hyphens of their own', async () => {
    const lines = [
      'The number of recorded offen-',
      'ces fell in all multi-',
      'agency areas of the force.',
      'Well-being was dis-',
      'cussed.',
    ]
    const blocks = await read(packPdf([{ drawing: write(lines, 60, 700) }]))
    assert.equal(
      wordsOf(blocks).join(' '),
      'The number of recorded offences fell in all multi-agency areas of the force. Well-being was discussed.',
    )
  })

  it('reads the sign of a figure where the file calls its hyphens soft ones', async () => {
    // A word broken in a narrow cell has one shape with every other hyphen of the file
    const blocks = await read(
      setTypst(
        `#set text(lang: "en", region: "GB", hyphenate: true)
        It fell by \\-44 there, in a long-standing decline.
        #table(columns: (3cm, 1fr, 1fr, 1.5cm), align: (left, right, right, right),
          [Area], [Last year], [This year], [Total cancelled],
          [Two-wheelers], [100], [56], [\\-44], [Arson], [90], [72], [\\-18])`,
      ),
    )
    assert.match(wordsOf(blocks).join(' '), /It fell by -44 there, in a long-standing decline\./)
    const grid = blocks.flatMap((it) => (it.kind === 'table' ? [it.grid] : []))[0]
    assert.deepEqual(
      grid?.rows.map(({ cells }) => cells),
      [
        ['100', '56', '-44'],
        ['90', '72', '-18'],
      ],
    )
    assert.deepEqual(grid?.columns, ['Last year', 'This year', 'Total cancelled'])
  })

  it('takes a number that begins a line within a sentence for no number of a list', async () => {
    const lines = [
      'In the year to March there were 31 people killed and 402 seriously injured, a total of',
      '433. In the year before there were 28 killed and 390 seriously injured, a total of 418 -',
      '- 15 fewer than this year, as the panel heard when it met in the spring of that year.',
    ]
    const blocks = await read(packPdf([{ drawing: write(lines, 60, 700) }]))
    assert.deepEqual(wordsOf(blocks), [lines.join(' ')])
  })

  it('reads an amount of money whose thousands are parted by a space as one', async () => {
    const words = wordsOf(
      await read(setTypst('It cost £230 535 in all, and £1\u202F204 more than £980 in 2023.')),
    )
    assert.deepEqual(words, ['It cost £230,535 in all, and £1,204 more than £980 in 2023.'])
  })

  it('reads ligatures as letters', async () => {
    const [text] = wordsOf(await read(setTypst('The office found five different figures.')))
    assert.equal(text, 'The office found five different figures.')
  })

  it('rebuilds a table with a heading over two columns, groups and labels of two lines', async () => {
    const table = `#table(columns: (3cm, 2cm, 2cm, 2cm), align: (left, right, right, right),
      [], table.cell(colspan: 2, align: center)[April to June], [],
      [Type], [2022], [2023], [Change],
      [Burglary in homes and other buildings], [1,204], [1,310], [+106],
      [Robbery], [410], [369], [−41])`
    const [grid] = gridsOf(
      await read(setTypst(`Offences were as follows.\n\n${table}\n\nAfter it.`)),
    )
    assert.deepEqual(cellsOf(grid), [
      ['Burglary in homes and other buildings', '1,204', '1,310', '+106'],
      ['Robbery', '410', '369', '−41'],
    ])
    assert.deepEqual(grid?.columns, ['April to June 2022', 'April to June 2023', 'Change'])
  })

  it('rebuilds a long table of few figures beside long names, which is no text in columns', async () => {
    const rows = Array.from({ length: 14 }, (_, at) => {
      const name = `Reports of missing people answered within ${at + 10} minutes of the call; as printed`
      return `[${at + 1}], [${name}], [April to June ${2005 + at}], [${at + 120}], [24 September 2019], [${at + 3}]`
    })
    const [grid] = gridsOf(
      await read(
        setTypst(
          `#set text(size: 9pt)\n#pdf.artifact(table(columns: (1fr, 7fr, 4fr, 2fr, 4fr, 2fr), stroke: none, inset: 3pt, [No.], [Measure], [Period], [Value], [Published], [Source], ${rows.join(',\n')}))`,
        ),
      ),
    )
    assert.deepEqual(grid?.columns, ['Period', 'Value', 'Published', 'Source'])
    assert.equal(grid?.rows.length, 14)
    assert.deepEqual(cellsOf(grid)?.[13], [
      '14 Reports of missing people answered within 23 minutes of the call; as printed',
      'April to June 2018',
      '133',
      '24 September 2019',
      '16',
    ])
  })

  it('rebuilds a table drawn with spaces alone', async () => {
    const lines = [
      'Type              2022/23     2023/24',
      'Burglary          1,204       1,310',
      'Robbery             410         369',
    ]
    const mono = packPdf([{ drawing: write(lines, 60, 700) }])
    assert.deepEqual(cellsOf(gridsOf(await read(mono))[0]), [
      ['Burglary', '1,204', '1,310'],
      ['Robbery', '410', '369'],
    ])
  })

  it('puts a table together that goes on over the page', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, at) => `[Ward ${'ABCDE'[at % 5]} of area ${at}], [${at + 100}], [${at + 200}]`,
    )
    const grids = gridsOf(
      await read(
        setTypst(
          `${TYPST_PAGE}#table(columns: (5cm, 3cm, 3cm), table.header([Ward], [2022], [2023]), ${rows.join(', ')})`,
        ),
      ),
    )
    assert.deepEqual(
      grids.map((grid) => grid.rows.length),
      [60],
    )
  })

  it('reads a page that is turned, by its own dictionary or by its text', async () => {
    const lines = ['There were 104 reports in the city.', 'The panel noted them.']
    const turnedText = `q 0 1 -1 0 595 0 cm ${write(lines, 60, 400)} Q`
    for (const page of [
      { drawing: write(lines, 60, 400), says: '/Rotate 90' },
      { drawing: turnedText },
      { drawing: turnedText, says: '/Rotate 90' },
    ]) {
      assert.equal(wordsOf(await read(packPdf([page]))).join(' '), lines.join(' '))
    }
  })

  it('passes over a list of contents and a watermark', async () => {
    const slanted = 'q 0.7 0.7 -0.7 0.7 200 200 cm BT /F 60 Tf (DRAFT) Tj ET Q'
    const lines = [
      'Crime in Westmoor ........................ 12',
      'The force recorded 104 crimes.',
    ]
    const blocks = await read(packPdf([{ drawing: `${write(lines, 60, 700)} ${slanted}` }]))
    assert.deepEqual(wordsOf(blocks), ['The force recorded 104 crimes.'])
  })

  it('counts lines on each page', async () => {
    const blocks = await read(
      packPdf([
        { drawing: write(['There were 104 reports.', 'All were closed.'], 60, 700) },
        { drawing: write(['Nothing else was said.'], 60, 500) },
      ]),
    )
    const last = blocks.at(-1)
    assert.ok(last?.kind === 'paragraph')
    assert.deepEqual(last.passage.starts.at(-1)?.place, { page: 2, line: 1 })
  })

  it('refuses pictures of pages, saying what to ask for', async () => {
    const message = await refusalOf(packPdf([{ drawing: 'q 100 0 0 100 0 0 cm Q' }]))
    assert.equal(
      message,
      'paper.pdf has no text, only pictures of pages. Ask for the file it was made from, or run text recognition first',
    )
  })

  it('says which page has no text when the others have', async () => {
    const pages = [{ drawing: write(['There were 104 reports in the city.'], 60, 700) }]
    const outcome = await readPdf('paper.pdf', packPdf([...pages, { drawing: 'q Q' }]))
    assert.ok(outcome.ok)
    assert.match(outcome.value.notes.join(), /^Page 2 has no text/u)
  })

  it('refuses a locked PDF and one that is cut short', async () => {
    const page = [{ drawing: write(['Nothing to see here, with a password.'], 60, 700) }]
    const junk = `<${'ab'.repeat(32)}>`
    const locked = packPdf(page, {
      objects: [`<</Filter/Standard/V 1/R 2/P -1/O ${junk}/U ${junk}>>`],
      trailer: '/Encrypt 6 0 R/ID[<00><00>]',
    })
    assert.match(await refusalOf(locked), /locked with a password/u)
    const whole = setTypst('There were 5,050 reports.')
    assert.match(await refusalOf(whole.subarray(0, whole.length / 2)), /damaged or cut short/u)
  })
})

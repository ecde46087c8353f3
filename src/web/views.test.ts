import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadAssets } from './assets.ts'
import { createViews } from './views.ts'

const site = { panel: 'Northshire panel', navigation: [], footer: [] }
const assets = loadAssets()

async function folderWith(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'views-'))
  await writeFile(join(folder, name), text)
  return folder
}

async function render(text: string, words: Record<string, unknown> = {}): Promise<string> {
  const folder = await folderWith('test.njk', text)
  return createViews([folder], site, assets).render('test.njk', { title: 'Test', ...words }, '/')
}

describe('createViews', () => {
  it('refuses two views of one name, as only one would ever be shown', async () => {
    const folders = [await folderWith('measure.njk', 'a'), await folderWith('measure.njk', 'b')]
    assert.throws(() => createViews(folders, site, assets), /Two views are named measure\.njk/)
    const twin = [await folderWith('layout.njk', 'a')]
    assert.throws(() => createViews(twin, site, assets), /Two views are named layout\.njk/)
  })

  it('writes days and numbers as people read them', async () => {
    const text = `{{ "2027-02-05" | day }} · {{ -1234567 | number }} · {{ 95.25 | number(1) }} · {{ 22 | signed }}`
    assert.equal(await render(text), '5 February 2027 · −1,234,567 · 95.3 · +22')
  })

  it('keeps a financial year or a change with its percentage on one line', async () => {
    const words = { words: 'Q1 2018-19 & −118 (−2%) <b>' }
    assert.equal(
      await render('{{ page.words | together }}', words),
      'Q1 <span class="cf-together">2018-19</span> &#38; ' +
        '<span class="cf-together">−118 (−2%)</span> &#60;b&#62;',
    )
  })

  it('lets a word break that is longer than any of the language, and no other', async () => {
    const words = { words: `A ${'ab'.repeat(22)} <i> antidisestablishmentarianism` }
    assert.equal(
      await render('{{ page.words | together }}', words),
      `A ${'ab'.repeat(4)}${`<wbr>${'ab'.repeat(4)}`.repeat(4)}<wbr>abab &#60;i&#62; antidisestablishmentarianism`,
    )
  })

  it('throws for a blank, and takes every word as a word', async () => {
    await assert.rejects(render('{{ page.nothing }}'), /The view .* could not be rendered/)
    assert.equal(await render('{{ page.a }}', { a: '<i>"&' }), '&lt;i&gt;&quot;&amp;')
  })
})

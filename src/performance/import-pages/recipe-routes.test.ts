import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fetchEntries } from '#storage/index.ts'
import { openSite, type TestSite } from '../../../test/site.ts'

const EDITION = (month: string, last: string) =>
  ['Losses of the county', `,${month},${last}`, 'Burglary of homes,41,38', 'Criminal damage,90,95']
    .join('\n')
    .concat('\n')

describe('the recipes of the site', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor')
  })
  after(() => site.close())

  const send = async (path: string, body: FormData | URLSearchParams) =>
    await fetch(`${site.address}${path}`, {
      method: 'POST',
      headers: site.operator,
      body,
      redirect: 'manual',
    })
  const upload = async (content: string): Promise<string> => {
    const form = new FormData()
    form.append('why', 'The quarterly return')
    form.append('file', new Blob([content]), 'losses.csv')
    const response = await send('/data/import', form)
    assert.equal(response.status, 303, await response.clone().text())
    return response.headers.get('location') ?? ''
  }
  const read = async (path: string): Promise<string> => {
    const response = await fetch(`${site.address}${path}`, { headers: site.operator })
    const html = await response.text()
    assert.equal(response.status, 200, html)
    return html
      .slice(html.indexOf('<main'))
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
  }
  const keep = async (path: string, called: string) => {
    const kept = await send(`${path}/recipe`, new URLSearchParams({ recipeTitle: called }))
    assert.equal(kept.status, 303, await kept.clone().text())
    assert.equal(kept.headers.get('location'), '/data/recipes')
  }

  it('are kept without importing anything, and read the next file of their layout', async () => {
    const first = await upload(EDITION('Sep 2026', 'Oct 2026'))
    assert.match(await read(first), /this is what the program proposes/)
    assert.match(await read(first), /Keep the recipe, and import nothing/)
    const before = await read('/performance/burglary')
    await keep(first, 'Losses of the county')
    assert.match(await read('/data/recipes'), /Losses of the county Name losses-of-the-county/)
    assert.equal(await read('/performance/burglary'), before)
    assert.doesNotMatch(await read(first), /Keep the recipe/)
    const next = await upload(EDITION('Oct 2026', 'Nov 2026'))
    assert.match(await read(next), /“Losses of the county” \(losses-of-the-county, version 1\)/)
  })

  it('are withdrawn for a reason, and then read nothing more', async () => {
    const path = '/data/recipes/losses-of-the-county/withdraw'
    assert.match(await read(path), /Figures that were imported by it stay/)
    const blank = await send(path, new URLSearchParams({ reason: ' ' }))
    assert.equal(blank.status, 422)
    const done = await send(path, new URLSearchParams({ reason: 'It took a total for a place' }))
    assert.equal(done.status, 303)
    assert.doesNotMatch(await read('/data/recipes'), /Losses of the county/)
    const again = await send(path, new URLSearchParams({ reason: 'Once more' }))
    assert.equal(again.status, 404)
    const [last] = (await fetchEntries(site.db, { kind: 'recipe' })).toReversed()
    assert.deepEqual(
      [last?.record, last?.act, last?.says],
      ['losses-of-the-county', 'withdraw', { reason: 'It took a total for a place' }],
    )
    const file = await upload(EDITION('Nov 2026', 'Dec 2026'))
    assert.match(await read(file), /this is what the program proposes/)
  })

  it('that are kept after one of their name was withdrawn bear another', async () => {
    const file = await upload(EDITION('Nov 2026', 'Dec 2026'))
    await keep(file, 'Losses of the county')
    assert.match(await read('/data/recipes'), /Name losses-of-the-county-2/)
  })

  it('are none of those that come with the program to be withdrawn here', async () => {
    const listed = await read('/data/recipes')
    assert.match(listed, /comes with the program/)
    const shipped = await fetch(`${site.address}/data/recipes/bt-999/withdraw`, {
      headers: site.operator,
    })
    assert.equal(shipped.status, 404)
  })
})

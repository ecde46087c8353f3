import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { z } from 'zod'
import { createViews, loadAssets } from '#web/index.ts'
import {
  askBoxOptions,
  dataTableOptions,
  downloadsListOptions,
  figureChartOptions,
  findingsListOptions,
  formFieldOptions,
  keyAnswerOptions,
  outcomeOptions,
  verdictOptions,
} from '../src/web/components/options.ts'
import { readExamples } from './kit-page.ts'

const OPTIONS: Readonly<Record<string, z.ZodType>> = {
  'ask-box': askBoxOptions,
  'data-table': dataTableOptions,
  'downloads-list': downloadsListOptions,
  'figure-chart': figureChartOptions,
  'findings-list': findingsListOptions,
  'form-field': formFieldOptions,
  'key-answer': keyAnswerOptions,
  outcome: outcomeOptions,
  verdict: verdictOptions,
}

/** `data-table` → `cfDataTable` */
function macroOf(component: string): string {
  return `cf-${component}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

const folder = mkdtempSync(join(tmpdir(), 'components-'))
for (const component of Object.keys(OPTIONS)) {
  const macro = macroOf(component)
  const text = `{% from "components/${component}/macro.njk" import ${macro} %}{{ ${macro}(page.options) }}`
  writeFileSync(join(folder, `${component}.njk`), text)
}
const site = { panel: 'Northshire panel', navigation: [], footer: [] }
const views = createViews([folder], site, loadAssets())

const withoutBlankLines = { serializers: [(html: string) => html.replace(/\n\s*(?=\n)/g, '')] }

for (const { component, name, options } of readExamples()) {
  describe(`the example of ${component}: ${name}`, () => {
    const schema = OPTIONS[component]

    it('has the options that the component says it takes', () => {
      assert.ok(schema, `Add the options of ${component} to this test`)
      assert.deepEqual(schema.safeParse(options).error?.issues ?? [], [])
    })

    it('comes out as it was when last looked at', (test) => {
      const page = { title: name, options }
      test.assert.snapshot(views.render(`${component}.njk`, page, '/'), withoutBlankLines)
    })
  })
}

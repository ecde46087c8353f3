import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Field, readForm, valueAt } from '#fields/index.ts'
import { createServer, presentForm, showPage } from '#web/index.ts'

const COMPONENTS = fileURLToPath(new URL('../src/web/components', import.meta.url))

const examplesSchema = z.array(z.strictObject({ name: z.string(), options: z.unknown() }))

export interface Example {
  readonly component: string
  readonly name: string
  readonly options: unknown
}

/** Every example of every component of ours, as its `examples.yaml` has them. */
export function readExamples(): Example[] {
  return readdirSync(COMPONENTS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      const text = readFileSync(`${COMPONENTS}/${entry.name}/examples.yaml`, 'utf8')
      return examplesSchema
        .parse(parse(text))
        .map((example) => ({ component: entry.name, ...example }))
    })
}

const form = [
  { name: 'period', kind: 'financial-year', label: 'The year' },
] as const satisfies readonly Field[]

/** A site of made-up pages with all of the page kit in use: to be looked at, and checked. */
export async function createKitSite(): Promise<FastifyInstance> {
  const app = await createServer({
    site: {
      panel: 'Northshire, Eastshire and Borderland Police and Crime Panel (made up)',
      navigation: [
        { text: 'Performance', href: '/kit' },
        { text: 'Meetings', href: '/meetings' },
        { text: 'Promises', href: '/promises' },
        { text: 'Constitution', href: '/constitution' },
        { text: 'Check figures', href: '/check' },
      ],
      footer: [
        { text: 'Accessibility', href: '/accessibility' },
        { text: 'Data', href: '/data' },
      ],
    },
    viewFolders: [fileURLToPath(new URL('./fixtures/views', import.meta.url))],
  })
  const breadcrumbs = [{ text: 'Performance', href: '/kit' }]
  const page = {
    title: 'Anti-social behaviour',
    breadcrumbs,
    examples: readExamples(),
    fields: presentForm(form, {}, []).fields,
  }
  const config = { act: { kind: 'paper', act: 'check' } }
  app.get('/kit', { config }, (_, reply) => showPage(reply, 'kit.njk', page))
  app.post('/kit', { config }, (request, reply) => {
    const read = readForm(form, request.body)
    if (read.ok) return reply.redirect('/kit', 303)
    const typed = { period: valueAt(request.body, 'period') }
    return showPage(reply, 'kit.njk', { ...page, ...presentForm(form, typed, read.problems) }, 422)
  })
  return app
}

if (import.meta.main) {
  const app = await createKitSite()
  process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 4599 })}/kit\n`)
}

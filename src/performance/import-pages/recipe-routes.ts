import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readForm, whyField } from '#fields/index.ts'
import { withdrawRecord, writeRecord } from '#storage/index.ts'
import { recorderOf, showMessage, showPage, typedSchema } from '#web/index.ts'
import { type BookedRecipe, RECIPE, recipeBook } from '../imports/recipe-book.ts'
import { type ActForm, type FigureActNeeds, showAct } from '../pages/figure-acts.ts'
import { presentRecipes } from './recipes-page.ts'

const READ = { config: { act: { kind: RECIPE, act: 'read' } } }
const WITHDRAW = { config: { act: { kind: RECIPE, act: 'withdraw' } } }

const WHY = [whyField('Why it is withdrawn', 'It is kept with the recipe')] as const

interface Asked {
  readonly Params: { readonly id: string }
}

/** The recipes in force, and withdrawing one that was made on the site. Figures read by it stay. */
export function recipeRoutes(app: FastifyInstance, needs: FigureActNeeds): void {
  const { db, readAs, holdings, now } = needs
  const path = '/data/recipes/:id/withdraw'

  const inForce = async (request: FastifyRequest) =>
    await recipeBook(readAs(await holdings(request)))
  const find = async (request: FastifyRequest<Asked>) => {
    const book = await inForce(request)
    const { id } = request.params
    return book.ok
      ? book.value.find(({ recipe, from }) => recipe.recipe === id && from === 'recorded')
      : undefined
  }

  app.get('/data/recipes', READ, async (request, reply) => {
    const book = await inForce(request)
    if (!book.ok) {
      const sentences = book.problems.map(({ message }) => `${message}.`)
      return showMessage(reply, 409, 'The recipes cannot be read', sentences)
    }
    return showPage(reply, 'recipes.njk', presentRecipes(book.value))
  })

  app.get<Asked>(path, WITHDRAW, async (request, reply) => {
    const booked = await find(request)
    return booked ? showAct(reply, formOf(booked), WHY) : reply.callNotFound()
  })

  app.post<Asked>(path, WITHDRAW, async (request, reply) => {
    const booked = await find(request)
    if (!booked) {
      return showMessage(reply, 404, 'There is no such recipe to withdraw', [
        'It may have been withdrawn meanwhile. Open the list of recipes again to see.',
      ])
    }
    const typed = typedSchema.parse(request.body)
    const read = readForm(WHY, typed)
    if (!read.ok) return showAct(reply, formOf(booked), WHY, typed, read.problems)
    const { at, today: day } = now()
    const record = booked.recipe.recipe
    const done = await writeRecord(db, (trx) =>
      withdrawRecord(
        trx,
        { kind: RECIPE, record, day },
        { ...recorderOf(request, at), reason: read.value.reason },
      ),
    )
    if (!done.ok) {
      const sentences = done.problems.map(({ message }) => `${message}.`)
      return showMessage(reply, 409, 'This recipe cannot be withdrawn', sentences)
    }
    return reply.redirect('/data/recipes', 303)
  })
}

function formOf({ recipe: { recipe, title } }: BookedRecipe): ActForm {
  return {
    title: `Withdraw the recipe “${title}”`,
    lead:
      'No file will be read by it any more. One of that name that comes with the program or with the area is in ' +
      'force again. Figures that were imported by it stay.',
    action: `/data/recipes/${recipe}/withdraw`,
    button: 'Withdraw it',
    breadcrumbs: [
      { text: 'Data', href: '/data' },
      { text: 'Recipes', href: '/data/recipes' },
    ],
  }
}

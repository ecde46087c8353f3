import { formatNumber } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import type { BookedRecipe } from '../imports/recipe-book.ts'

export interface RecipesPage extends Page {
  readonly answer: string
  readonly recipes: DataTable
}

const FROM: Readonly<Record<BookedRecipe['from'], string>> = {
  recorded: 'made on this site',
  area: 'in the files of the area',
  shipped: 'comes with the program',
}

/** The recipes in force, in the order in which they are tried on a file. */
export function presentRecipes(recipes: readonly BookedRecipe[]): RecipesPage {
  return {
    title: 'Recipes',
    breadcrumbs: [{ text: 'Data', href: '/data' }],
    answer:
      `${formatNumber(recipes.length)} ${recipes.length === 1 ? 'recipe says' : 'recipes say'} how files of other ` +
      'layouts are read. The first that knows every table of a file reads it.',
    recipes: {
      id: 'recipes',
      caption: 'The recipes, in the order in which they are tried',
      narrow: 'cards',
      columns: [
        { text: 'Recipe', numeric: false },
        { text: 'Name', numeric: false },
        { text: 'Version', numeric: true },
        { text: 'Where it is from', numeric: false },
        { text: 'What can be done', numeric: false },
      ],
      rows: recipes.map(({ recipe: { recipe, title, version }, from }) => [
        { text: title },
        { text: recipe },
        { text: String(version) },
        { text: FROM[from] },
        from === 'recorded'
          ? { text: 'Withdraw it', href: `/data/recipes/${recipe}/withdraw` }
          : { text: 'Correct it with a file that it reads' },
      ]),
    },
  }
}

import type { Formats } from '@kit/text/formats'
import type { CellError, Run } from '../../sheet'

/** Categories, places in the list, and products as a sheet. */
export const goodsEn = (f: Formats) => ({
  categories: 'Categories',
  categoriesText: 'Shoppers see them above the list, in this order, once something in them is on sale.',
  addCategory: 'Add a category',
  noCategories: 'No categories yet',
  noCategoriesText: 'With many products, they help shoppers to find one.',
  categoryNamesText: 'English is needed: it is shown wherever another language has no name.',
  categoryWrong: 'A name of at most 40 characters and one emoji are needed.',
  categoryWithdraw: 'Take the category away',
  categoryWithdrawAsk: 'Take it away?',
  categoryWithdrawText: 'Its products stay on sale.',
  productsIn: (n: number) => f.count(n, { one: 'product', other: 'products' }),
  moveUp: (id: string) => `Move ${id} up`,
  moveDown: (id: string) => `Move ${id} down`,
  place: 'Where shoppers find it',
  placeText: 'Featured ones come first. Of the others, the smaller number does.',
  category: 'Category',
  noCategory: 'None',
  featured: 'Featured',
  rank: 'Place in the list, 0 to 9,999',
  rankWrong: 'A whole number from 0 to 9,999.',
  conditions: 'When and how much',
  conditionsText: (zone: string) =>
    `Times are by the clocks of ${zone}. Left empty, it is sold at any time, and as many as anybody likes.`,
  soldFrom: 'On sale from',
  soldUntil: 'On sale until',
  soldTimesWrong: 'The end has to come after the beginning.',
  perBuyer: 'At most for one buyer',
  perBuyerWrong: 'A whole number from 1 to 1,000, or nothing.',
  variants: 'Options and variants',
  variantList: 'Variants',
  variantsText:
    'For something that comes in sizes, colours or editions. With the first variant, only variants are sold.',
  variantCount: (n: number) => f.count(n, { one: 'variant', other: 'variants' }),
  option: (n: number) => `Option ${f.number(n)}`,
  optionName: 'Name, such as “Size”',
  optionValue: (n: number) => `Value ${f.number(n)}`,
  addValue: 'Add a value',
  removeValue: (n: number) => `Remove value ${f.number(n)}`,
  removeOption: 'Remove this option',
  addOption: 'Add an option',
  optionNameWrong: 'A name in English is needed, and at most 40 characters in each language.',
  optionsText: 'Up to 3 options with up to 20 values. Languages without a name show the nearest one.',
  optionsKept: 'There are variants: names can change and values be added, but options stay.',
  missingVariants: 'Not made yet',
  missingVariantsText: 'The price of each in Stars. What has no price is not made.',
  makeVariants: (n: number) => `Make ${f.count(n, { one: 'variant', other: 'variants' })}`,
  variantsMade: (n: number) => `Made: ${f.count(n, { one: 'variant', other: 'variants' })}`,
  variantsEnd: 'From the first variant on, the product is sold only as its variants.',
  variantsRoom: (n: number) =>
    `A product has at most 100 variants: the first ${f.number(n)} with a price are made, so write a price only for those you want.`,
  variantsFull: 'A product has at most 100 variants, and this one has them all.',
  variantsNotMade: (n: number) => f.count(n, { one: 'combination', other: 'combinations' }),
  moreVariants: (n: number) => `Show ${f.number(n)} more`,
  searchVariants: 'Find a combination',
  variesAsk: 'Sell it as variants?',
  variesAskText: (title: string) =>
    `From now on “${title}” is sold only as its variants. That cannot be undone.`,
  variesYes: 'Make variants',
  variesNo: 'Not yet',
  publishVariants: (n: number) => `Put ${f.count(n, { one: 'draft', other: 'drafts' })} on sale`,
  variantSoldOut: 'sold out',
  variantOf: 'A variant of',
  variantText: 'Texts, category and place are those of the product.',
  sheet: 'Import and export',
  sheetOut: 'Save all products as CSV',
  sheetOutText: 'All texts, prices and places, for a spreadsheet. Files and pictures stay here.',
  sheetChoose: 'Choose a CSV file',
  sheetInText:
    'Columns as in the export; up to 10,000 products. Nothing is changed before you have seen what it does.',
  sheetWrong: 'Nothing was changed. This is wrong:',
  sheetError: (line: number, column: string, reason: CellError['reason']): string =>
    `Line ${f.number(line)}, ${column}: ${
      {
        MISSING: 'needed here',
        INVALID: 'not what this column takes',
        REPEATED: 'stands on a line before',
        CATEGORY_UNKNOWN: 'there is no such category',
        STAYS: 'cannot be changed',
      }[reason]
    }`,
  sheetTold: (rows: number, created: number, changed: number): string =>
    created + changed === 0
      ? `${f.number(rows)} read, nothing would change.`
      : `${f.number(rows)} read: ${f.number(created)} new, ${f.number(changed)} changed.`,
  sheetImport: (n: number) => `Import ${f.count(n, { one: 'product', other: 'products' })}`,
  sheetState: (state: Run['state'], done: number, total: number): string =>
    ({
      RUNNING: `${f.number(done)} of ${f.number(total)}. You can leave; it goes on by itself.`,
      DONE: `Done: ${f.number(done)} of ${f.number(total)}.`,
      BROKEN: `Broken off at ${f.number(done)} of ${f.number(total)}. Import the same file again to go on.`,
    })[state],
  sheetRefused: (n: number) => `${f.number(n)} were changed by somebody else meanwhile and stay as they are.`,
})

export type GoodsText = ReturnType<typeof goodsEn>

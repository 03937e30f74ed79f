/** Letters that no accent is taken off of, as Latin letters; Uzbek and Kazakh ones included. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'а:a б:b в:v г:g д:d е:e ё:yo ж:j з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:x ц:ts ч:ch ' +
    'ш:sh щ:sh ъ: ы:i ь: э:e ю:yu я:ya ў:o қ:q ғ:g ҳ:h ә:a ң:n ө:o ұ:u ү:u һ:h і:i'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

const LONGEST = 64

/** An address made of a title: `Мастер-класс: плов!` becomes `master-klass-plov`. May be empty. */
export function slugOf(title: string): string {
  const latin = [...title.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join('')
  return latin
    .normalize('NFD')
    .replace(/[\u0300-\u036f'‘’ʻʼ`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
}

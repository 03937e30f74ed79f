export { en as uz } from './en'

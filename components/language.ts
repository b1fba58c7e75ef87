import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Wording, wordingOf } from '../lib/i18n/index.ts';

/** The language that the views around it speak. */
export const LanguageContext = createContext<Wording>(wordingOf('vi'));
export const useWording = (): Wording => useContext(LanguageContext);

// element.d.ts without its comments. Made by "npm run api": not to be edited.
import type { Explanation, HiddenRow, Row } from './index.js';
export function define(): void;
export interface RankingLike {
    page(start: number, count: number): Row[] | Promise<Row[]>;
    hidden(start?: number, count?: number): HiddenRow[] | Promise<HiddenRow[]>;
    explain(id: string, options?: {
        lang?: 'en' | 'fr';
    }): Explanation | Promise<Explanation>;
}
export interface LimpidWhyElement extends HTMLElement {
    explanation: Explanation | null;
}
export interface LimpidFeedElement extends HTMLElement {
    ranking: RankingLike | null;
    render: ((row: Row) => Node) | null;
    pageSize: number;
    refresh(): Promise<void>;
    addEventListener<K extends keyof LimpidFeedEvents>(type: K, listener: (this: LimpidFeedElement, event: LimpidFeedEvents[K]) => void, options?: boolean | AddEventListenerOptions): void;
    addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}
export interface LimpidFeedEvents extends HTMLElementEventMap {
    'limpid-rows': CustomEvent<{
        rows: Row[];
    }>;
    'limpid-why': CustomEvent<{
        row: Row;
        explanation: Explanation;
    }>;
}
declare global {
    interface HTMLElementTagNameMap {
        'limpid-why': LimpidWhyElement;
        'limpid-feed': LimpidFeedElement;
    }
}

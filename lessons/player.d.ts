// The shapes of lessons (lesson.schema.json has all of it) and of a step that was played.

import type { RemoteLimpid, RemoteTimeline } from 'limpid/worker';

export type Language = 'en' | 'fr';
export type Text = Record<Language, string>;
export type As = 'share' | 'number' | 'count' | 'list';
export type Badge = 'model' | 'measured' | 'reported';

export interface LessonStep {
  say: Text;
  predict?: { ask: Text; slider?: { low: number; high: number; as: As }; choices?: Array<{ text: Text }> };
  change?: { arm: string } | { recipe: string; set?: Record<string, number> };
  figure?: { badge: Badge };
  note: Text;
}

export interface Lesson {
  id: string;
  minutes: number;
  title: Text;
  about: Text;
  uses: { scenario: string; seeds: number } | { sample: { posts: number; seed: number }; or_bring?: Text };
  sources?: Array<{ what: Text; where: string }>;
  steps: LessonStep[];
  exit: Text;
}

export interface Cell {
  value?: number;
  sd?: number | null;
  text?: string;
  list?: Array<{ name: string; value: number }>;
  reason?: string;
}

export interface PlayedFigure {
  badge: Badge;
  source?: string;
  columns: Array<{ id?: string; label: string }>;
  rows: Array<{ label: string; as: As; cells: Cell[] }>;
}

export interface PlayedStep {
  say: string;
  ask?: string;
  choices?: string[];
  figure?: PlayedFigure;
  /** What the slider should have said. */
  answer?: number;
  /** The right choice; −1: none of them foresaw it; missing: there is none. */
  right?: number;
  note: string;
}

export interface Session {
  readonly badge: Badge;
  close(): void | Promise<void>;
}

export interface PlayOptions {
  timeline?: RemoteTimeline;
  seeds?: number;
  readers?: number;
  onProgress?: (progress: { done: number; of: number }) => void;
  signal?: AbortSignal;
}

export function open(limpid: RemoteLimpid, lesson: Lesson, options?: PlayOptions): Promise<Session>;
export function playStep(session: Session, step: LessonStep, language: Language): Promise<PlayedStep>;

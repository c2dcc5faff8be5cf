import { Component, type ReactNode } from 'react';

/** What a part of a page failed with, and the way to try it again. */
export type Failure = { readonly error: unknown; readonly onRetry: () => void };

type PartBoundaryProps = {
  /** What stands in the part's place. */
  readonly instead: (failure: Failure) => ReactNode;
  readonly children: ReactNode;
};

type PartBoundaryState = { readonly failed: { readonly error: unknown } | undefined };

/** Keeps what breaks in one part of a page from the rest of it. React has boundaries as classes only. */
export class PartBoundary extends Component<PartBoundaryProps, PartBoundaryState> {
  override state: PartBoundaryState = { failed: undefined };

  static getDerivedStateFromError(error: unknown): PartBoundaryState {
    return { failed: { error } };
  }

  readonly #retry = (): void => this.setState({ failed: undefined });

  override render(): ReactNode {
    const { failed } = this.state;
    if (failed === undefined) return this.props.children;
    return this.props.instead({ error: failed.error, onRetry: this.#retry });
  }
}

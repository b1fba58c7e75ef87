import { Component, type ComponentChildren } from 'preact';
import { useWording } from './language.ts';

/** Keeps a failure of one part from blanking the panel. */
export class Boundary extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false };

  override componentDidCatch(): void {
    this.setState({ failed: true });
  }

  override render() {
    return this.state.failed ? (
      <Failed onRetry={() => this.setState({ failed: false })} />
    ) : (
      this.props.children
    );
  }
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const { t } = useWording();
  return (
    <div class="notice" role="alert">
      <p>{t.state.broken}</p>
      <button type="button" onClick={onRetry}>
        {t.actions.retry}
      </button>
    </div>
  );
}

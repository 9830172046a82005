package dev.sightline.train.report;

/** The look of the report; system fonts, two greys and one blue. */
final class ReportStyle {

    static final String CSS = """
            :root { --ink: #1f2328; --soft: #57606a; --line: #dfe3e8; --paper: #ffffff; --shade: #f6f8fa; --blue: #0b4f8a; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e6edf3; --soft: #9da7b3; --line: #30363d; --paper: #0f1419; --shade: #171d24; --blue: #79b8ff; }
            }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--paper); color: var(--ink);
              font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif; }
            main { max-width: 1080px; margin: 0 auto; padding: 32px 24px 64px; }
            h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; overflow-wrap: anywhere; }
            h2 { font-size: 19px; margin: 44px 0 12px; }
            .about { color: var(--soft); margin: 0 0 20px; }
            .note { background: var(--shade); border-left: 3px solid var(--blue); padding: 8px 14px; margin: 0 0 12px; }
            .headline { display: flex; flex-wrap: wrap; gap: 12px; }
            .headline div { background: var(--shade); border: 1px solid var(--line); border-radius: 8px; padding: 12px 20px; }
            .headline span { display: block; color: var(--soft); font-size: 14px; }
            .headline strong { font-size: 26px; color: var(--blue); font-variant-numeric: tabular-nums; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; min-width: 60%; font-variant-numeric: tabular-nums; }
            th, td { padding: 6px 14px; border-bottom: 1px solid var(--line); text-align: right; }
            th:first-child { text-align: left; padding-left: 0; }
            thead th { color: var(--soft); font-weight: 500; font-size: 14px; white-space: nowrap; }
            tbody th { font-weight: 500; }
            .facts th { color: var(--soft); white-space: nowrap; vertical-align: top; }
            .facts td { text-align: left; overflow-wrap: anywhere; }
            .images { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 16px; }
            .images.samples { grid-template-columns: repeat(auto-fill, minmax(460px, 1fr)); }
            .samples figure:first-child { grid-column: 1 / -1; }
            .images.wide { grid-template-columns: repeat(auto-fill, minmax(460px, 1fr)); }
            figure { margin: 0; }
            figure img { width: 100%; height: auto; display: block; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
            figcaption { color: var(--soft); font-size: 14px; padding: 6px 2px; overflow-wrap: anywhere; }
            .wide figcaption { display: none; }
            pre { background: var(--shade); border: 1px solid var(--line); border-radius: 8px; padding: 16px; overflow-x: auto;
              font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
            summary { color: var(--soft); cursor: pointer; }
            @media (max-width: 560px) { .images, .images.samples, .images.wide { grid-template-columns: 1fr; } }
            @media print { main { max-width: none; padding: 0; } figure, tr { break-inside: avoid; } }
            """;

    private ReportStyle() {}
}

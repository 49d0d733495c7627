/// The fixed parts of every picture.
enum SVGStyle {
    /// The style sheet, for light and dark viewers, and the textures of what is not significant and not tested. Frames
    /// keep their light colours and dark text on both.
    static let sheet: StaticString = """
        <style>
        text{font:12px system-ui,"Segoe UI","Helvetica Neue","DejaVu Sans",sans-serif;fill:#24292f}
        .h{font-size:17px;font-weight:600}
        .w{fill:#b3261e;font-weight:600}
        .p{fill:#fff}
        .f text{font:11px "DejaVu Sans Mono",ui-monospace,Menlo,Consolas,monospace;fill:#15181c;pointer-events:none}
        .b{stroke:#fff;stroke-width:.6}
        .f g:hover>rect{stroke:#15181c;stroke-width:1}
        @media(prefers-color-scheme:dark){
        text{fill:#e3e6ea}
        .w{fill:#ff8f85}
        .p{fill:#16191d}
        .b{stroke:#16191d}
        .f g:hover>rect{stroke:#fff}
        }
        @media print{text{fill:#000}.p{fill:#fff}}
        </style>
        <defs><pattern id="n" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <path d="M0 0V6" stroke="#a9afba" stroke-width="2.4"/></pattern>\
        <pattern id="u" width="7" height="7" patternUnits="userSpaceOnUse">\
        <circle cx="3.5" cy="3.5" r="1" fill="#a9afba"/></pattern></defs>

        """
}

using System.Globalization;

namespace VolunteerCredit.RuleSets.Description;

/// <summary>A rule set as prose with tables, from which a person can compute a case by hand. It names every figure of the document.</summary>
internal sealed class RuleSetDescription
{
    /// <summary>What the sections below speak of; any other key is shown as it stands.</summary>
    private static readonly string[] Known =
    [
        "$schema", "id", "version", "honesty", "purpose", "approval", "title", "note", "sources", "effective", "parameters", "builds", "overrides",
        "subject", "reviewed", "intake", "measures", "scores", "tiers", "decisions", "grants", "boards", "reasons", "inputs", "askAPerson", "manual",
        "suspension", "accept", "verify",
    ];

    private static readonly string[] General = ["days", "rows", "facts", "unknown", "open", "order", "exact", "score", "outcomes", "inForce"];

    private readonly DocumentNode _root;
    private readonly Page _page;
    private readonly ComponentProse _components;

    private RuleSetDescription(DocumentNode root, ComponentCatalog catalog, OwnWords own, Language language)
    {
        _root = root;
        _page = new Page(language);
        _components = new ComponentProse(_page, catalog, root, own, language);
    }

    /// <summary>Describes a document.</summary>
    /// <param name="root">The document; one that builds on others, with what it takes over.</param>
    /// <param name="catalog">The components it may name.</param>
    /// <param name="plans">What was made of it; <see langword="null"/> where a parameter has no value.</param>
    /// <param name="language">The language.</param>
    /// <returns>Markdown.</returns>
    public static string Render(DocumentNode root, ComponentCatalog catalog, RuleSetPlans? plans, Language language) =>
        new RuleSetDescription(root, catalog, OwnWords.Of(root, plans), language).Write();

    private string Write()
    {
        WriteHead();
        WriteParameters();
        WriteBuilds();
        WriteSubject();
        WriteIntake();
        WriteParts("measures", Seam.Measure);
        WriteParts("scores", Seam.Score);
        WriteParts("tiers", Seam.Tier);
        WriteDecisions();
        WriteParts("grants", null);
        WriteParts("boards", null);
        WriteReasons();
        WriteHonesty();
        WriteInputs();
        WriteByHand();
        WriteAccepted();
        WriteOthers();
        _page.Heading(2, _page.Say("title.cases"));
        _page.Paragraph(_page.Say("cases", (_root.Find("verify")?.Items.Count ?? 0).ToString(CultureInfo.InvariantCulture)));
        _page.Heading(2, _page.Say("title.general"));
        _page.Items(General.Select(g => _page.Say("general." + g)));
        return _page.ToString();
    }

    private void WriteHead()
    {
        string id = _root.Find("id")?.Text ?? "";
        _page.Heading(1, _root.Find("title") is { } title ? _components.Title(title) : Markdown.Escape(id));
        var facts = new List<string>
        {
            _page.Say("doc.id", Markdown.Code(id), Markdown.Escape(_root.Find("version")?.Text ?? "")),
            _page.Say("doc.honesty", _page.TrySay("honesty." + _root.Find("honesty")?.Text) ?? ""),
            _page.Say("doc.purpose", _page.TrySay("purpose." + (_root.Find("purpose")?.Text ?? "recognition")) ?? ""),
            _page.Say("doc.effective", _root.Find("effective") is { } effective ? new ListProse(_page, _components, _components.Figures).Period(effective) : _page.Say("window.always")),
        };
        if (_root.Find("approval") is { } approval)
        {
            string reference = approval.Find("reference") is { } r ? _page.Say("brackets", Markdown.Escape(r.Text)) : "";
            facts.Add(_page.Say("doc.approval", Markdown.Escape(approval.Find("by")?.Text ?? ""), Markdown.Escape(approval.Find("on")?.Text ?? ""), reference).TrimEnd());
        }

        facts.AddRange((_root.Find("sources")?.Items ?? []).Select(s => _page.Say("doc.source", _page.Join("comma", [.. s.Members.Select(m => m.Key == "url" ? Markdown.Link(m.Value.Text) : Markdown.Escape(m.Value.Text))]))));
        if (_root.Find("note") is { } note)
        {
            facts.Add(_page.Say("note", _components.Title(note)));
        }

        _page.Items(facts);
    }

    private void WriteParameters()
    {
        if (Section("parameters") is not { Members.Count: > 0 } parameters)
        {
            return;
        }

        _page.Paragraph(_page.Say("parameters"));
        _components.Caption = _page.Say("title.parameters");
        string[] keys = ["unit", "min", "max"];
        string[] used = [.. keys.Where(k => parameters.Members.Any(p => p.Value.Find(k) is not null))];
        _page.Table(
            [_page.Say("head.parameter"), _page.Say("head.is"), .. used.Select(k => _page.Say("head." + k)), _page.Say("head.default")],
            [.. parameters.Members.Select(p => (string[])
            [
                string.Join(" ", [_components.Named(p.Key, p.Value), .. _components.Remarks(p.Value, Markdown.Code(p.Key)).Select(r => _page.Say("brackets", r))]),
                _page.TrySay("is." + (p.Value.Find("is")?.Text ?? "figure")) ?? "–",
                .. used.Select(k => p.Value.Find(k) is { } value ? k == "unit" ? Markdown.Escape(value.Text) : _components.Value(null, value, "") : "–"),
                p.Value.Find("default") is { } value ? _components.Value(null, value, "") : _page.Say(p.Value.Find("optional") is { Text: "true" } ? "default.optional" : "default.required"),
            ])]);
    }

    /// <summary>What the document takes over, and what it replaces of it; the sections below show the outcome.</summary>
    private void WriteBuilds()
    {
        if (Section("builds") is not { } builds)
        {
            return;
        }

        _page.Paragraph(_page.Say("builds", Codes(builds)));
        _page.Paragraph(_root.Find("overrides") is { } overrides ? _page.Say("overrides", Codes(overrides)) : _page.Say("overrides.none"));
    }

    private void WriteSubject()
    {
        _page.Heading(2, _page.Say("title.subject"));
        string subject = _root.Find("subject")?.Text ?? "volunteer";
        _page.Paragraph(_page.TrySay("subject." + subject)
            ?? (_page.TrySay("column." + subject) is { } column ? _page.Say("subject", column) : _page.Say("membership", Markdown.Code(subject))));
        if (_root.Find("reviewed") is { } days)
        {
            _page.Paragraph(_page.Say("reviewed", _page.Join("and", [.. ItemsOf(days).Select(d => Markdown.Escape(d.Text))])));
        }
    }

    private void WriteIntake()
    {
        DocumentNode? intake = _root.Find("intake");
        _page.Heading(2, _page.Say("title.intake"));
        if (intake is null || intake.Items.Count == 0)
        {
            _page.Paragraph(intake is null or { Kind: NodeKind.List } ? _page.Say("intake.none") : _components.Value(null, intake, ""));
            return;
        }

        _page.Paragraph(_page.Say("intake"));
        _page.Steps([.. intake.Items.Select((s, i) => _components.Paragraph(Seam.Intake, s, _page.Say("caption.step", i + 1)))]);
    }

    private void WriteParts(string section, Seam? seam)
    {
        if (Section(section) is not { } parts)
        {
            return;
        }

        foreach ((string name, DocumentNode node) in parts.Members)
        {
            string named = _components.Named(name, node);
            _page.Heading(3, named);
            _page.Paragraph(_components.Paragraph(seam, node, named));
        }
    }

    private void WriteDecisions()
    {
        if (Section("decisions") is not { } decisions)
        {
            return;
        }

        foreach ((string name, DocumentNode node) in decisions.Members)
        {
            string named = _components.Named(name, node);
            _page.Heading(3, named);
            _page.Paragraph(_page.Say("decision.require"));
            _page.Steps([.. (node.Find("require")?.Items ?? []).Select(c => _components.Paragraph(Seam.Criterion, c, named))]);
            foreach (DocumentNode offer in node.Find("offer") is { } offers ? ItemsOf(offers) : [])
            {
                _page.Paragraph(_page.Say("decision.offer", _components.Paragraph(Seam.Offer, offer, named)));
            }

            if (node.Find("valid") is { } valid)
            {
                _page.Paragraph(_page.Say("decision.valid", _components.Value(null, valid, "")));
            }

            string[] remarks = [.. _components.Remarks(node, named), .. node.Members
                .Where(m => m.Key is not ("require" or "offer" or "valid" or "askAPerson" or "title" or "honesty" or "note"))
                .Select(m => $"{Markdown.Code(m.Key)} {_components.Value(null, m.Value, "")}")];
            if (remarks.Length > 0)
            {
                _page.Items(remarks);
            }

            _page.Paragraph((node.Find("askAPerson") ?? _root.Find("askAPerson")) is { } ask ? _page.Say("decision.person", _components.Title(ask)) : _page.Say("decision.ask"));
        }
    }

    private void WriteReasons()
    {
        if (Section("reasons") is { Members.Count: > 0 } reasons)
        {
            _page.Table([_page.Say("head.reason"), _page.Say("head.meaning")], [.. reasons.Members.Select(r => new[] { Markdown.Code(r.Key), _components.Title(r.Value) })]);
        }
    }

    private void WriteHonesty()
    {
        if (_components.Honesties.Count > 0)
        {
            _page.Heading(2, _page.Say("title.honesty"));
            _page.Table([_page.Say("head.part"), _page.Say("head.honestyOf")], [.. _components.Honesties.Distinct().Select(h => new[] { h.Place, h.Honesty })]);
        }
    }

    private void WriteInputs()
    {
        if (Section("inputs") is { Members.Count: > 0 } inputs)
        {
            _page.Paragraph(_page.Say("inputs"));
            _page.Table(
                [_page.Say("head.input"), _page.Say("head.suppliedBy")],
                [.. inputs.Members.Select(i => new[] { Markdown.Code(i.Key), i.Value.Find("suppliedBy") is { } by ? _components.Title(by) : "–" })]);
        }
    }

    /// <summary>What a person may set by hand, and what a suspension does.</summary>
    private void WriteByHand()
    {
        if (_root.Find("manual") is null && _root.Find("suspension") is null)
        {
            return;
        }

        _page.Heading(2, _page.Say("title.manual"));
        if (_root.Find("manual") is { } manual)
        {
            _page.Paragraph(_page.Say("manual", Codes(manual)));
        }

        if (_root.Find("suspension") is { } suspension)
        {
            _page.Paragraph(_page.Say("suspension", _page.TrySay("outcome." + suspension.Text) ?? _components.Value(null, suspension, "")));
        }
    }

    private void WriteAccepted()
    {
        if (Section("accept") is { Items.Count: > 0 } accepted)
        {
            _page.Table(
                [_page.Say("head.code"), _page.Say("head.place"), _page.Say("head.because")],
                [.. accepted.Items.Select(a => new[] { Cell(a.Find("code")), Cell(a.Find("at")), a.Find("reason") is { } reason ? _components.Title(reason) : "–" })]);
        }
    }

    private void WriteOthers()
    {
        string[] others = [.. _root.Members.Where(m => !Known.Contains(m.Key)).Select(m => $"{Markdown.Code(m.Key)} {_components.Value(null, m.Value, "")}")];
        if (others.Length > 0)
        {
            _page.Heading(2, _page.Say("title.others"));
            _page.Items(others);
        }
    }

    private static IReadOnlyList<DocumentNode> ItemsOf(DocumentNode node) => node.Kind == NodeKind.List ? node.Items : [node];

    private static string Cell(DocumentNode? node) => node is null ? "–" : Markdown.Code(node.Text);

    private string Codes(DocumentNode node) => _page.Join("and", [.. ItemsOf(node).Select(n => Markdown.Code(n.Text))]);

    /// <summary>A section with its heading, if the document has it.</summary>
    private DocumentNode? Section(string key)
    {
        if (_root.Find(key) is { } section)
        {
            _page.Heading(2, _page.Say("title." + key));
            return section;
        }

        return null;
    }
}

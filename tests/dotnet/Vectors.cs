using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Web.Script.Serialization;
using Rashinban;

/// <summary>
/// Runs the vectors of tests/vectors, given as arguments, on the binding for .NET: each answer is built as JSON's objects
/// and compared with the one that the vector wants. A call that is not in the table below is a failure.
/// </summary>
internal static class Vectors
{
    private sealed class Arguments
    {
        private readonly Dictionary<string, object> json;

        internal Arguments(Dictionary<string, object> json)
        {
            this.json = json;
        }

        internal bool Has(string name)
        {
            return json.ContainsKey(name);
        }

        internal string Text(string name)
        {
            return (string)json[name];
        }

        internal int Number(string name)
        {
            return (int)json[name];
        }

        internal Item Named(string name)
        {
            return Plan.ItemByCode(Text(name));
        }

        internal Item Item
        {
            get { return Named("code"); }
        }

        internal ItemKind Kind
        {
            get { return Plan.Kind(Text("kind")); }
        }

        internal Lang Lang
        {
            get { return Plan.Lang(Text("lang")); }
        }
    }

    private static readonly Dictionary<string, Func<Arguments, object>> Calls =
        new Dictionary<string, Func<Arguments, object>>
        {
            ["item_by_code"] = a => a.Item.Code,
            ["item_by_number"] = a => Plan.ItemByNumber(a.Kind, a.Number("number")).Code,
            ["items_by_label"] = a => Codes(Plan.ItemsByLabel(a.Text("label"))),
            ["enum_by_name"] = a => Member(a.Text("type"), a.Text("name")).Code,
            ["kind"] = a => a.Item.Kind.Id(),
            ["number"] = a => a.Item.Number,
            ["label"] = a => a.Item.Label(a.Lang),
            ["label_status"] = a => a.Item.LabelStatus(a.Lang).Id(),
            ["text"] = a => a.Item.Text(a.Lang),
            ["figure"] = a => a.Item.Figure,
            ["note"] = a => a.Item.Note(a.Lang),
            ["parent"] = a => a.Item.Parent?.Code,
            ["previous"] = a => a.Item.Previous?.Code,
            ["next"] = a => a.Item.Next?.Code,
            ["child"] = a => a.Item.Child(a.Number("number")).Code,
            ["children"] = a => Codes(a.Item.Children),
            ["descendants"] = a => Codes(a.Item.Descendants),
            ["siblings"] = a => Codes(a.Item.Siblings),
            ["ancestors"] = a => Codes(a.Item.Ancestors),
            ["path"] = a => Codes(a.Item.Path),
            ["is_within"] = a => a.Item.IsWithin(a.Named("other")),
            ["items"] = a => Codes(Plan.Items),
            ["chapters"] = a => Codes(Plan.Chapters),
            ["items_of_kind"] = a => Codes(Plan.ItemsOfKind(a.Kind)),
            ["kind_label"] = a => a.Kind.Label(a.Lang),
            ["search"] = Search,
            ["matches"] = a =>
            {
                Item item = a.Item;
                // Cut out here, so that the range is tested.
                return item.Matches(a.Text("query")).Select(match => Object(
                    "field", match.Field.Id(),
                    "word", match.Word,
                    "matched", item.Field(match.Field).Substring(match.Start, match.Length),
                    "folds", match.Folds.Each().Select(fold => fold.Id()).ToList()));
            },
            ["fold"] = a => Plan.Fold(a.Text("text")),
            ["cross_references"] = a => a.Item.CrossReferences.Select(reference => Object(
                "item", reference.Item.Code,
                "reason", reference.Reason.Id(),
                "term", reference.Term?.Label())),
            ["terms"] = a => a.Item.CrossReferences
                .Where(reference => reference.Term.HasValue)
                .Select(reference => reference.Term.Value.Label(a.Lang))
                .Distinct(),
            ["provenance"] = a =>
            {
                Provenance from = a.Item.Provenance;
                return Object(
                    "edition", from.Edition.Id(),
                    "document", from.Document,
                    "heading", from.Heading,
                    "line", from.Line,
                    "column", from.Column,
                    "verbatim", from.Verbatim);
            },
            ["occurrences"] = a => a.Item.Occurrences.Select(place => Object(
                "line", place.Line, "verbatim", place.Verbatim)),
            ["item_edition"] = a => a.Item.Edition.Id(),
            ["edition"] = a =>
            {
                Edition edition = Plan.Edition(a.Text("id"));
                return Object(
                    "decided_on", edition.DecidedOn().ToString("yyyy-MM-dd"),
                    "superseded_by", edition.SupersededBy()?.Id(),
                    "carried", edition.IsCarried());
            },
            ["editions"] = a => Plan.Editions.Select(edition => edition.Id()),
            ["carried_edition"] = a => Plan.CarriedEdition.Id(),
            ["newest_edition"] = a => Object(
                "id", Plan.NewestEdition.Id(), "confirmed", Plan.NewestEdition.IsConfirmed()),
            ["crosswalk"] = a => a.Item.Crosswalk(Plan.Edition(a.Text("edition"))).Id(),
            ["attribution"] = a => Plan.Attribution(a.Lang),
            ["convert"] = Convert,
            ["measure"] = a =>
            {
                Extent extent = Plan.Measure(a.Text("text"));
                return Object("characters", extent.Characters, "columns", extent.Columns);
            },
        };

    /// <summary>A member of one of the typed enums.</summary>
    private static Item Member(string type, string name)
    {
        Type list = typeof(Plan).Assembly.GetType("Rashinban." + type, true);
        object member = Enum.Parse(list, name);
        return (Item)typeof(Lists).GetMethod("Item", new[] { list }).Invoke(null, new[] { member });
    }

    private static object Search(Arguments a)
    {
        SearchResults results = Plan.Search(
            a.Text("query"),
            a.Has("kind") ? a.Kind : (ItemKind?)null,
            a.Has("within") ? a.Named("within") : (Item?)null,
            a.Has("offset") ? a.Number("offset") : 0,
            a.Has("limit") ? a.Number("limit") : int.MaxValue);
        return Object("total", results.Total, "items", Codes(results));
    }

    private static object Convert(Arguments a)
    {
        string text = a.Text("text");
        TextEncoding encoding =
            Enum.GetValues(typeof(TextEncoding)).Cast<TextEncoding>().Single(one => one.Id() == a.Text("encoding"));
        Padding padding = a.Has("pad") && a.Text("pad") == "wide-space" ? Padding.WideSpace : Padding.Space;
        Func<int, FixedWidth> field = width => Plan.FixedWidth(text, encoding, width, padding, a.Has("replace"));
        // Without a width: as wide as the text.
        FixedWidth converted = field(a.Has("width") ? a.Number("width") : field(0).Length);
        return Object(
            "bytes", string.Concat(converted.Bytes.Select(one => one.ToString("x2"))),
            "replaced", converted.Replaced.ToList());
    }

    private static object Codes(IEnumerable<Item> items)
    {
        return items.Select(item => item.Code).ToList();
    }

    private static Dictionary<string, object> Object(params object[] namesAndValues)
    {
        var made = new Dictionary<string, object>();
        for (int i = 0; i < namesAndValues.Length; i += 2)
        {
            made.Add((string)namesAndValues[i], namesAndValues[i + 1]);
        }
        return made;
    }

    /// <summary>An answer, or the error as a vector writes it.</summary>
    private static object Answer(Dictionary<string, object> vector)
    {
        var name = (string)vector["call"];
        Func<Arguments, object> call;
        if (!Calls.TryGetValue(name, out call)) return "unknown call " + name;
        try
        {
            object answer = call(new Arguments((Dictionary<string, object>)vector["args"]));
            var list = answer as IEnumerable;
            return answer is string || answer is IDictionary || list == null ? answer : list.Cast<object>().ToList();
        }
        catch (RashinbanException refused)
        {
            return refused.Problem == Problem.UnknownCode
                ? Object("error", refused.Problem.Id(), "nearest", Codes(refused.Nearest))
                : Object("error", refused.Problem.Id());
        }
    }

    /// <summary>Equal as JSON, whatever the order of an object's members.</summary>
    private static bool Same(object a, object b)
    {
        var left = a as IDictionary<string, object>;
        var right = b as IDictionary<string, object>;
        if (left != null && right != null)
        {
            return left.Count == right.Count
                && left.All(pair => right.ContainsKey(pair.Key) && Same(pair.Value, right[pair.Key]));
        }
        if (a is string || b is string || !(a is IEnumerable) || !(b is IEnumerable)) return Equals(a, b);
        List<object> these = ((IEnumerable)a).Cast<object>().ToList(), those = ((IEnumerable)b).Cast<object>().ToList();
        return these.Count == those.Count && these.Zip(those, Same).All(same => same);
    }

    private static int Main(string[] files)
    {
        var json = new JavaScriptSerializer { MaxJsonLength = int.MaxValue };
        int passed = 0, failed = 0;
        foreach (string file in files)
        {
            foreach (object element in (IEnumerable)json.DeserializeObject(File.ReadAllText(file)))
            {
                var vector = (Dictionary<string, object>)element;
                object answer = Answer(vector), want = vector["want"];
                if (Same(answer, want))
                {
                    passed++;
                    continue;
                }
                failed++;
                Console.WriteLine("{0}: {1}\n  want {2}\n  got  {3}",
                    file, vector["name"], json.Serialize(want), json.Serialize(answer));
            }
        }
        Console.WriteLine("{0} passed, {1} failed", passed, failed);
        return failed == 0 && passed > 0 ? 0 : 1;
    }
}

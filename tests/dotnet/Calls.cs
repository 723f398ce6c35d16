using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;
using Rashinban;

/// <summary>What a call costs, beside the cheapest foreign call of the runtime. Printed, never a limit.</summary>
internal static class Calls
{
    [DllImport("rashinban", EntryPoint = "rashinban_abi_version", CallingConvention = CallingConvention.Cdecl)]
    private static extern int Cheapest();

    private static double Nanoseconds(Func<int, int> call)
    {
        const int Times = 50000;
        double best = double.MaxValue;
        int kept = 0;
        for (int round = 0; round < 8; round++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            for (int i = 0; i < Times; i++) kept += call(i);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds * 1e6 / Times);
        }
        if (kept == 1) Console.WriteLine();
        return best;
    }

    private static int Main()
    {
        Item[] items = Plan.Items.ToArray();
        string[] codes = items.Select(item => item.Code).ToArray();
        Console.WriteLine(
            "{0:F0} ns abi_version; {1:F0} ns parent, {2:F0} ns label, {3:F0} ns by code, {4:F0} ns search",
            Nanoseconds(i => Cheapest()),
            Nanoseconds(i => items[i % items.Length].Parent.HasValue ? 2 : 0),
            Nanoseconds(i => items[i % items.Length].Label().Length),
            Nanoseconds(i => Plan.ItemByCode(codes[i % codes.Length]).Id),
            Nanoseconds(i => Plan.Search("防災", limit: 5).Total));
        return 0;
    }
}

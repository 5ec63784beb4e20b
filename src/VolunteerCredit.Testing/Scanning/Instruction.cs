using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace VolunteerCredit.Testing.Scanning;

/// <summary>One instruction: what it does, and the token of what it does it to.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Token">The token of a method, field or type.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Number">The number of a local or argument, written out with it or part of its name.</param>
/// <param name="Targets">Where it may go on.</param>
internal readonly record struct Instruction(OpCode Code, int? Token, int Offset, int Number, IReadOnlyList<int> Targets)
{
    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Reads a method's instructions.</summary>
    public static IEnumerable<Instruction> Read(BlobReader code)
    {
        var read = new List<Instruction>();
        while (code.RemainingBytes > 0)
        {
            int offset = code.Offset;
            short value = code.ReadByte();
            OpCode found = Codes[value == 0xFE ? unchecked((short)(0xFE00 | code.ReadByte())) : value];
            int? token = null;
            int number = found.Name is [.., '.', >= '0' and <= '3' and var digit] ? digit - '0' : 0;
            int[] targets = [];
            switch (found.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    token = code.ReadInt32();
                    break;
                case OperandType.InlineSwitch:
                    targets = new int[code.ReadInt32()];
                    for (int i = 0; i < targets.Length; i++)
                    {
                        targets[i] = code.ReadInt32();
                    }

                    int next = code.Offset;
                    targets = [.. targets.Select(distance => next + distance)];
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                case OperandType.InlineVar:
                    number = code.ReadUInt16();
                    break;
                case OperandType.ShortInlineVar:
                    number = code.ReadByte();
                    break;
                case OperandType.ShortInlineBrTarget:
                    int near = code.ReadSByte();
                    targets = [code.Offset + near];
                    break;
                case OperandType.InlineBrTarget:
                    int far = code.ReadInt32();
                    targets = [code.Offset + far];
                    break;
                case OperandType.ShortInlineI:
                    code.Offset += 1;
                    break;
                default:
                    code.Offset += 4; // numbers, strings, signatures
                    break;
            }

            read.Add(new(found, token, offset, number, targets));
        }

        return read;
    }
}
